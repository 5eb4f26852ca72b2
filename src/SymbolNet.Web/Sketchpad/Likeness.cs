namespace SymbolNet.Web.Sketchpad;

/// <summary>Similarity in words, for people who have no use for a cosine.</summary>
public static class Likeness
{
    /// <summary>Words for a cosine of -1..1.</summary>
    public static string Of(float similarity) => similarity switch
    {
        >= 0.9f => "almost the same",
        >= 0.75f => "very similar",
        >= 0.6f => "similar",
        >= 0.4f => "a little alike",
        _ => "not alike",
    };

    /// <summary>The same at the beginning of a sentence.</summary>
    public static string First(float similarity) => char.ToUpperInvariant(Of(similarity)[0]) + Of(similarity)[1..];
}
