using SymbolNet.Embeddings;
using SymbolNet.Learning.Checkpoints;
using SymbolNet.Learning.Data;
using SymbolNet.Learning.Evaluation;
using SymbolNet.Learning.Networks;
using SymbolNet.Raster;
using static TorchSharp.torch;

namespace SymbolNet.Learning.Training;

/// <summary>Measures a network on what it is not trained on, in the same way every time.</summary>
abstract class Validation
{
    /// <summary>Renders the held-out drawings once.</summary>
    /// <exception cref="InvalidInputException">Nothing can be measured on them; the sentence says why.</exception>
    protected Validation(SymbolCollection heldOut, RasterOptions raster, CancellationToken cancellation)
    {
        InvalidInputException.Require(heldOut.Classes.Count > 1, $"Only '{heldOut.Classes[0].Name}' of {heldOut.Classes[0].Alphabet} is held out; to measure whether characters are told apart takes at least two.");
        HeldOut = new RenderedCollection(heldOut, raster);
        HeldOut.Of([.. Enumerable.Range(0, heldOut.Items.Count)], cancellation);
    }

    /// <summary>Name of the metric that decides which weights are best.</summary>
    public abstract string Decisive { get; }

    /// <summary>What is measured on.</summary>
    protected RenderedCollection HeldOut { get; }

    /// <summary>
    /// The validation that fits: pairs for an objective that judges pairs; the head's answers where nothing but a head is trained; for other drawings of the classes that are learned, their nearest
    /// neighbours; for whole alphabets, one-shot episodes.
    /// </summary>
    /// <exception cref="InvalidInputException">Nothing can be measured on what is held out; the sentence says why.</exception>
    public static Validation Of(SymbolCollection training, SymbolCollection heldOut, TrainingOptions options, Learner learner, CancellationToken cancellation) =>
        options.Objective.PairHead is not null ? new PairValidation(heldOut, options.Raster, cancellation)
        : !learner.Objective.TrainsNetwork ? new HeadValidation(training, heldOut, options, learner.Classes, cancellation)
        : heldOut.Classes.All(training.Classes.Contains) ? new NeighbourValidation(training, heldOut, options, learner.Classes, cancellation)
        : new OneShotValidation(heldOut, options.Raster, cancellation);

    /// <summary>Measures.</summary>
    /// <param name="network">In evaluation mode.</param>
    /// <param name="head">What the objective keeps with the network, in evaluation mode, or null.</param>
    public abstract Measurement Measure(EmbeddingNetwork network, nn.Module? head);

    /// <summary>Embeds pictures with a network that is being trained.</summary>
    protected static Func<IReadOnlyList<SymbolBitmap>, Embedding[]> EmbedderOf(EmbeddingNetwork network) => new NetworkRunner(network, network.parameters().First().device).Embed;
}
