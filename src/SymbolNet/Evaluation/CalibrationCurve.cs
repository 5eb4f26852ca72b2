using System.Collections.Immutable;

namespace SymbolNet.Evaluation;

/// <summary>
/// Whether confidences can be believed: of the answers given with 80 %, are 80 % right? (The reliability diagram; Guo et al., On Calibration of Modern Neural Networks, 2017.) Immutable.
/// </summary>
/// <param name="Bins">Bins of equal width over 0..1, from the least confidence on; a confidence on a border belongs to the upper bin, 1 to the last.</param>
public sealed record CalibrationCurve(ImmutableArray<CalibrationBin> Bins)
{
    /// <summary>The usual number of bins.</summary>
    public const int UsualBins = 15;

    /// <summary>Sorts answers into bins.</summary>
    /// <param name="confidences">Confidence 0..1 of each answer.</param>
    /// <param name="isRight">Whether each was right.</param>
    /// <param name="bins">Number of bins, at least 1.</param>
    /// <exception cref="ArgumentException">The lengths differ, there is no bin, or a confidence is outside 0..1.</exception>
    public static CalibrationCurve Of(ReadOnlySpan<float> confidences, ReadOnlySpan<bool> isRight, int bins = UsualBins)
    {
        if (confidences.Length != isRight.Length)
            throw new ArgumentException($"There are {confidences.Length} confidences for {isRight.Length} answers.");
        ArgumentOutOfRangeException.ThrowIfLessThan(bins, 1);
        var sums = new double[bins];
        var accuracies = new Accuracy[bins];
        for (var i = 0; i < confidences.Length; i++)
        {
            if (!(confidences[i] is >= 0 and <= 1))
                throw new ArgumentException($"A confidence is {confidences[i]}, which is outside 0..1.", nameof(confidences));
            var bin = Math.Min((int)((double)confidences[i] * bins), bins - 1);
            sums[bin] += confidences[i];
            accuracies[bin] = accuracies[bin].Add(isRight[i]);
        }
        return new([.. accuracies.Select((accuracy, bin) => new CalibrationBin(accuracy.Total == 0 ? double.NaN : sums[bin] / accuracy.Total, accuracy))]);
    }

    /// <summary>
    /// The expected calibration error 0..1: how far confidence and share of right answers lie apart, the mean over all answers (Naeini et al., 2015); 0 when confidences can be taken at their word; NaN
    /// without answers.
    /// </summary>
    public double ExpectedError
    {
        get
        {
            var total = Bins.Sum(bin => bin.Accuracy.Total);
            return total == 0 ? double.NaN : Bins.Where(bin => bin.Accuracy.Total > 0).Sum(bin => bin.Accuracy.Total * Math.Abs(bin.Accuracy.Share - bin.Confidence)) / total;
        }
    }
}
