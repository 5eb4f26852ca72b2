namespace SymbolNet.Web.Datasets;

/// <summary>What is in a data set, found by reading all of it once. Immutable.</summary>
public sealed record DatasetLook
{
    /// <summary>Why it cannot be read, in one sentence; null when it can.</summary>
    public string? Problem { get; init; }

    /// <summary>Number of alphabets.</summary>
    public int Alphabets { get; init; }

    /// <summary>Number of classes.</summary>
    public int Classes { get; init; }

    /// <summary>Number of drawings that can be used.</summary>
    public int Drawings { get; init; }

    /// <summary>Number of files that were left out because they cannot be used.</summary>
    public int Problems { get; init; }

    /// <summary>What is wrong with the first of them, a sentence each.</summary>
    public IReadOnlyList<string> LeftOut { get; init; } = [];

    /// <summary>The number of drawings of every class, by alphabet and name.</summary>
    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, int>> DrawingsOf { get; init; } = new Dictionary<string, IReadOnlyDictionary<string, int>>();
}
