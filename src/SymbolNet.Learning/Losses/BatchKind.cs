namespace SymbolNet.Learning.Losses;

/// <summary>How the pictures of a batch belong together.</summary>
public enum BatchKind
{
    /// <summary>Any drawings.</summary>
    Drawings,

    /// <summary>At least two drawings of every class.</summary>
    ClassGroups,

    /// <summary>Pictures 2i and 2i + 1 are a pair, of the same class or not.</summary>
    Pairs,

    /// <summary>An episode: class by class, its support set first, then its queries.</summary>
    Episodes,
}
