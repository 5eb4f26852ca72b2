using SymbolNet.Learning.Checkpoints;
using SymbolNet.Learning.Data;
using SymbolNet.Learning.Evaluation;
using SymbolNet.Learning.Networks;
using SymbolNet.Raster;
using static TorchSharp.torch;

namespace SymbolNet.Learning.Training;

/// <summary>For objectives that judge pairs: the share of held-out pairs, half of them same, that are judged rightly.</summary>
sealed class PairValidation(SymbolCollection heldOut, RasterOptions raster, CancellationToken cancellation) : Validation(heldOut, raster, cancellation)
{
    const int PairCount = 2000;

    /// <summary>Pairs have a seed of their own, so that runs with different seeds are compared on the same ones.</summary>
    const long PairSeed = 20;

    public override string Decisive => "pairing";

    public override IReadOnlyDictionary<string, double> Measure(EmbeddingNetwork network, nn.Module? head)
    {
        var model = new PairModel(network, (PairHead)head!);
        var result = PairingTest.Run(HeldOut.Collection, item => HeldOut[item], model, PairCount, 0.5, PairSeed);
        return new Dictionary<string, double> { [Decisive] = result.Overall.Share, ["same"] = result.Same.Share, ["different"] = result.Different.Share };
    }
}
