namespace SymbolNet.Web.Models;

/// <summary>How far a model is on its way to work.</summary>
/// <param name="ModelId">Which model.</param>
/// <param name="Done">Drawings embedded anew.</param>
/// <param name="Total">Drawings of all banks.</param>
public sealed record HandoverProgress(string ModelId, int Done, int Total);
