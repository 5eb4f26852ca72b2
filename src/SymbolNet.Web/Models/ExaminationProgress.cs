namespace SymbolNet.Web.Models;

/// <summary>How far the search for what a model mixes up is.</summary>
/// <param name="ModelId">Which model.</param>
/// <param name="Done">Drawings asked.</param>
/// <param name="Total">Drawings to ask; 0 while the data is being read.</param>
public sealed record ExaminationProgress(string ModelId, int Done, int Total);
