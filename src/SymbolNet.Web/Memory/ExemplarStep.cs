using SymbolNet.Memory;

namespace SymbolNet.Web.Memory;

/// <summary>One drawing went from one category to another.</summary>
/// <param name="Exemplar">The drawing.</param>
/// <param name="From">Where it was; null when it was not there (new, or forgotten).</param>
/// <param name="To">Where it is now; null when it was forgotten.</param>
public sealed record ExemplarStep(ExemplarId Exemplar, CategoryId? From, CategoryId? To)
{
    /// <summary>The way back.</summary>
    public ExemplarStep Inverse() => new(Exemplar, To, From);
}
