namespace SymbolNet.Web.Models;

/// <summary>Whether there is a model to recognise with.</summary>
public abstract record ModelStatus
{
    ModelStatus() { }

    /// <summary>The app is starting.</summary>
    public sealed record Loading : ModelStatus;

    /// <summary>The model is loaded and answers.</summary>
    /// <param name="ModelId">Which model.</param>
    /// <param name="Dimension">Values per embedding.</param>
    public sealed record Ready(string ModelId, int Dimension) : ModelStatus;

    /// <summary>There is no model: drawings can be kept and named, but not recognised.</summary>
    /// <param name="Sentence">Why, in plain words.</param>
    public sealed record Failed(string Sentence) : ModelStatus;
}
