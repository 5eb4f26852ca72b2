using SymbolNet.Learning.Training;

namespace SymbolNet.Learning.Reports;

/// <summary>The pairs by which people see a training learn, as a strip.</summary>
static class SamplePairStrip
{
    /// <summary>Paints it.</summary>
    /// <param name="pairs">The pairs, at least one.</param>
    /// <param name="scores">How alike the network finds each.</param>
    public static RgbPicture Paint(IReadOnlyList<SamplePair> pairs, IReadOnlyList<double> scores) =>
        PairStrip.Paint([.. pairs.Zip(scores, (pair, score) => new ScoredPair(InkPicture.Read(pair.One), InkPicture.Read(pair.Other), (float)score, pair.AreSame))]);
}
