namespace SymbolNet.Learning.Networks;

/// <summary>A network of the registry, as people choose it. Immutable.</summary>
public sealed class NetworkDescription
{
    internal NetworkDescription(string name, int side, string layers, string summary, Func<NetworkOptions, EmbeddingNetwork> build, Func<NetworkOptions, NetworkTally> tally, Func<NetworkOptions, int>? dimension = null) =>
        (Name, Side, Layers, Summary, Build, Tally, Dimension) = (name, side, layers, summary, build, tally, dimension);

    /// <summary>Its name on the command line, on pages and in <c>model.json</c>.</summary>
    public string Name { get; }

    /// <summary>Side in pixels of the pictures it was made for; others are accepted as far as its layers allow.</summary>
    public int Side { get; }

    /// <summary>Its own words by default: see <see cref="NetworkOptions.Layers"/>.</summary>
    public string Layers { get; }

    /// <summary>What it is, in one line.</summary>
    public string Summary { get; }

    /// <summary>Builds it from complete options.</summary>
    internal Func<NetworkOptions, EmbeddingNetwork> Build { get; }

    /// <summary>Counts what it holds, from complete options, without building it.</summary>
    internal Func<NetworkOptions, NetworkTally> Tally { get; }

    /// <summary>Values per embedding as they follow from the other options; null where they can be chosen.</summary>
    internal Func<NetworkOptions, int>? Dimension { get; }
}
