using SymbolNet.Learning.Data;
using SymbolNet.Learning.Evaluation;
using SymbolNet.Learning.Networks;
using static TorchSharp.torch;

namespace SymbolNet.Learning.Training;

/// <summary>
/// For other drawings of the classes that are learned: the vote of the nearest drawings of the training part, of which as many of every class are looked at. A classifier that is trained with the network is
/// asked too; the neighbours decide.
/// </summary>
/// <param name="training">What is learned from.</param>
/// <param name="heldOut">What is measured on.</param>
/// <param name="options">The numbers of the training.</param>
/// <param name="classes">The classes learned from.</param>
/// <param name="cancellation">Stops.</param>
sealed class NeighbourValidation(SymbolCollection training, SymbolCollection heldOut, TrainingOptions options, IReadOnlyList<SymbolClass> classes, CancellationToken cancellation)
    : Validation(heldOut, options.Raster, cancellation)
{
    const int MostKnown = 6000;

    readonly RenderedCollection teaching = new(training, options.Raster);
    readonly HeadMeasure classifier = new(training, options, classes);

    public override string Decisive => "nearestNeighbours";

    public override Measurement Measure(EmbeddingNetwork network, nn.Module? head)
    {
        var perClass = Math.Max(1, MostKnown / teaching.Collection.Classes.Count);
        var result = NeighbourTest.Run(teaching, HeldOut, EmbedderOf(network), NeighbourTest.UsualNeighbours, perClass, 0);
        var answers = head is null ? new(new Dictionary<string, double>()) : classifier.Measure(HeldOut, network, head);
        return answers with { Metrics = new Dictionary<string, double>(answers.Metrics) { [Decisive] = result.Confusions.Accuracy.Share } };
    }
}
