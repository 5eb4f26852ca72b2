namespace SymbolNet.Recognition;

/// <summary>The three answers a recogniser gives.</summary>
public enum Certainty
{
    /// <summary>None of the categories it knows.</summary>
    Unknown,

    /// <summary>One of several: the person should choose.</summary>
    Unsure,

    /// <summary>One category.</summary>
    Confident,
}
