using SymbolNet.Evaluation;

namespace SymbolNet.Tests.Evaluation;

public sealed class CalibrationCurveTests
{
    [Fact]
    public void Bins_and_error_by_hand()
    {
        // 0.1, 0.3 (right, wrong), 0.5 on the border goes up, 1 into the last bin.
        var curve = CalibrationCurve.Of([0.1f, 0.3f, 0.5f, 1f], [true, false, true, true], 2);
        Assert.Equal(new Accuracy(1, 2), curve.Bins[0].Accuracy);
        Assert.Equal(0.2, curve.Bins[0].Confidence, 6);
        Assert.Equal(new Accuracy(2, 2), curve.Bins[1].Accuracy);
        Assert.Equal(0.75, curve.Bins[1].Confidence, 6);
        // (2 · |0.5 - 0.2| + 2 · |1 - 0.75|) / 4
        Assert.Equal(0.275, curve.ExpectedError, 6);
    }

    [Fact]
    public void An_empty_bin_has_no_confidence_and_counts_for_nothing()
    {
        var curve = CalibrationCurve.Of([1f, 1f], [true, true]);
        Assert.Equal(CalibrationCurve.UsualBins, curve.Bins.Length);
        Assert.True(double.IsNaN(curve.Bins[3].Confidence));
        Assert.Equal(0, curve.ExpectedError);
        Assert.True(double.IsNaN(CalibrationCurve.Of([], []).ExpectedError));
    }

    [Fact]
    public void Answers_as_often_right_as_they_say_have_a_small_error_and_boasting_ones_a_large_one()
    {
        var random = new Random(4);
        var confidences = Enumerable.Range(0, 20_000).Select(_ => random.NextSingle()).ToArray();
        Assert.InRange(CalibrationCurve.Of(confidences, [.. confidences.Select(confidence => random.NextSingle() < confidence)]).ExpectedError, 0, 0.02);
        // Right half as often as said: the error is the mean of confidence / 2.
        Assert.InRange(CalibrationCurve.Of(confidences, [.. confidences.Select(confidence => random.NextSingle() < confidence / 2)]).ExpectedError, 0.23, 0.27);
    }

    [Fact]
    public void It_needs_confidences_and_an_answer_for_each()
    {
        Assert.Throws<ArgumentException>(() => CalibrationCurve.Of([0.5f], []));
        Assert.Throws<ArgumentException>(() => CalibrationCurve.Of([1.1f], [true]));
        Assert.Throws<ArgumentException>(() => CalibrationCurve.Of([float.NaN], [true]));
        Assert.ThrowsAny<ArgumentException>(() => CalibrationCurve.Of([0.5f], [true], 0));
    }
}
