using SymbolNet.Learning.Data;
using SymbolNet.Learning.Networks;
using static TorchSharp.torch;

namespace SymbolNet.Learning.Training;

/// <summary>For a head on a network that learns no more: the share of the held-out drawings that it answers rightly. The network itself always measures the same.</summary>
sealed class HeadValidation : Validation
{
    readonly HeadMeasure measure;

    /// <summary>Renders the held-out drawings once.</summary>
    /// <param name="training">What is learned from.</param>
    /// <param name="heldOut">Other drawings of the classes that are learned.</param>
    /// <param name="options">The numbers of the training.</param>
    /// <param name="classes">The classes learned from.</param>
    /// <param name="cancellation">Stops.</param>
    /// <exception cref="InvalidInputException">The head learns none of the classes that are held out.</exception>
    public HeadValidation(SymbolCollection training, SymbolCollection heldOut, TrainingOptions options, IReadOnlyList<SymbolClass> classes, CancellationToken cancellation)
        : base(heldOut, options.Raster, cancellation)
    {
        measure = new(training, options, classes);
        InvalidInputException.Require(heldOut.Classes.Any(classes.Contains), $"'{options.Objective.Name}' answers about the classes it learns: hold out some drawings of every class, not whole alphabets.");
    }

    public override string Decisive => HeadMeasure.Metric;

    public override Measurement Measure(EmbeddingNetwork network, nn.Module? head) => measure.Measure(HeldOut, network, head!);
}
