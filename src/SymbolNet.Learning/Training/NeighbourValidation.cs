using SymbolNet.Learning.Data;
using SymbolNet.Learning.Evaluation;
using SymbolNet.Learning.Networks;
using SymbolNet.Raster;
using static TorchSharp.torch;

namespace SymbolNet.Learning.Training;

/// <summary>For other drawings of the classes that are learned: the vote of the nearest drawings of the training part, of which as many of every class are looked at.</summary>
sealed class NeighbourValidation(SymbolCollection training, SymbolCollection heldOut, RasterOptions raster, CancellationToken cancellation) : Validation(heldOut, raster, cancellation)
{
    const int MostKnown = 6000;

    readonly RenderedCollection teaching = new(training, raster);

    public override string Decisive => "nearestNeighbours";

    public override IReadOnlyDictionary<string, double> Measure(EmbeddingNetwork network, nn.Module? head)
    {
        var perClass = Math.Max(1, MostKnown / teaching.Collection.Classes.Count);
        var result = NeighbourTest.Run(teaching, HeldOut, EmbedderOf(network), NeighbourTest.UsualNeighbours, perClass, 0);
        return new Dictionary<string, double> { [Decisive] = result.Confusions.Accuracy.Share };
    }
}
