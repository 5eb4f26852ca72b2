using SymbolNet.Memory;

namespace SymbolNet.Web.Lab;

/// <summary>A remembered drawing, left out and asked about as if it were new: what it is most like, of its own symbol and of any other.</summary>
/// <param name="Exemplar">Which drawing.</param>
/// <param name="Category">What it is remembered as.</param>
/// <param name="Own">The most similar drawing of the same symbol; null where there is no other.</param>
/// <param name="OwnSimilarity">Cosine to it, -1..1; -1 where there is none.</param>
/// <param name="Other">The symbol that is nearest beside its own.</param>
/// <param name="OtherExemplar">The most similar drawing of that one.</param>
/// <param name="OtherSimilarity">Cosine to it, -1..1.</param>
public sealed record LeftOutDrawing(ExemplarId Exemplar, Category Category, ExemplarId? Own, float OwnSimilarity, Category Other, ExemplarId OtherExemplar, float OtherSimilarity)
{
    /// <summary>True when its symbol has other drawings, so that it can be judged.</summary>
    public bool IsJudged => Own is not null;

    /// <summary>True when it would be taken for another symbol.</summary>
    public bool IsTakenForOther => IsJudged && OtherSimilarity > OwnSimilarity;

    /// <summary>How much nearer the other symbol is than its own; below 0 when its own is nearer.</summary>
    public float Lead => OtherSimilarity - OwnSimilarity;
}
