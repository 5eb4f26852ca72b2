using SymbolNet.Learning.Checkpoints;
using SymbolNet.Learning.Data;
using SymbolNet.Learning.Evaluation;
using SymbolNet.Learning.Networks;
using SymbolNet.Raster;
using static TorchSharp.torch;

namespace SymbolNet.Learning.Training;

/// <summary>For objectives that judge pairs: the share of held-out pairs, half of them same, that are judged rightly.</summary>
/// <param name="heldOut">Its characters with two drawings and more are measured on: others make no pair of one character.</param>
/// <param name="raster">How the network wants ink drawn.</param>
/// <param name="cancellation">Stops.</param>
/// <exception cref="InvalidInputException">There are fewer than two such characters.</exception>
sealed class PairValidation(SymbolCollection heldOut, RasterOptions raster, CancellationToken cancellation) : Validation(Paired(heldOut), raster, cancellation)
{
    const int PairCount = 2000;

    /// <summary>Pairs have a seed of their own, so that runs with different seeds are compared on the same ones.</summary>
    const long PairSeed = 20;

    public override string Decisive => "pairing";

    public override Measurement Measure(EmbeddingNetwork network, nn.Module? head)
    {
        var model = new PairModel(network, (PairHead)head!);
        var result = PairingTest.Run(HeldOut.Collection, item => HeldOut[item], model, PairCount, 0.5, PairSeed);
        return new(new Dictionary<string, double> { ["same"] = result.Same.Share, ["different"] = result.Different.Share, [Decisive] = result.Overall.Share });
    }

    static SymbolCollection Paired(SymbolCollection heldOut) =>
        heldOut.ItemsOf.Count(items => items.Length > 1) > 1
            ? heldOut.Where(symbol => heldOut.ItemsOf[symbol].Length > 1)
            : throw new InvalidInputException("To measure on pairs, two drawings of at least two characters must be held out.");
}
