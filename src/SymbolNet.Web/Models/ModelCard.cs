using SymbolNet.Learning.Checkpoints;

namespace SymbolNet.Web.Models;

/// <summary>A model of this server, with all that is known of it.</summary>
/// <param name="Description">What <c>model.json</c> says.</param>
/// <param name="Folder">Where it lies.</param>
/// <param name="SizeBytes">Size of its weights.</param>
/// <param name="Origin">Where it comes from.</param>
public sealed record ModelCard(ModelDescription Description, string Folder, long SizeBytes, ModelOrigin Origin)
{
    /// <summary>The model's id.</summary>
    public string Id => Description.Id;

    /// <summary>When it came; null for the shipped one.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>The run that made it, while it is there.</summary>
    public Guid? RunId { get; init; }

    /// <summary>Milliseconds from the strokes of a drawing to its embedding on one core of this server; null until it is measured.</summary>
    public double? MillisecondsPerDrawing { get; init; }

    /// <summary>When it was found out what the model mixes up; null while that is not known.</summary>
    public DateTimeOffset? MixedUpAt { get; init; }

    /// <summary>True when a decision rule was fitted for it, false when it answers by the usual one.</summary>
    public bool HasOwnRule => Description.Rule != new Recognition.DecisionRule();
}
