namespace SymbolNet.Web.Models;

/// <summary>How well one model did on the episodes of a comparison.</summary>
/// <param name="ModelId">Which model.</param>
/// <param name="OneShot">Accuracy with one drawing taught of each character, as a fraction.</param>
/// <param name="OneShotWithin">Half the width of its 95% interval.</param>
/// <param name="FiveShot">Accuracy with five drawings taught, as a fraction.</param>
/// <param name="FiveShotWithin">Half the width of its 95% interval.</param>
public sealed record ComparedModel(string ModelId, double OneShot, double OneShotWithin, double FiveShot, double FiveShotWithin);
