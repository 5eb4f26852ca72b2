using SymbolNet.Learning.Reports;

namespace SymbolNet.Learning.Training;

/// <summary>What <see cref="LearningRateFinder"/> saw.</summary>
/// <param name="Points">Learning rates, growing, with the smoothed loss at each.</param>
public sealed record LearningRateTrial(IReadOnlyList<(double Rate, double Loss)> Points)
{
    /// <summary>The trial as a picture (SVG) with the suggestion marked.</summary>
    public string Plot() => new LineChart("Loss by learning rate", "The smoothed loss while the learning rate grows from step to step; where it falls fastest is a good highest rate.",
        new ChartAxis("learning rate") { IsLogarithmic = true }, new ChartAxis("loss"), [new ChartSeries("loss", [.. Points.Select(point => new ChartPoint(point.Rate, point.Loss))])])
        { Marks = double.IsNaN(Suggestion) ? [] : [new ChartMark(Suggestion, $"{Suggestion:0.0e-0}")] }.ToSvg();

    /// <summary>
    /// The rate at which the loss falls fastest per factor of the rate, before its lowest point: a good highest rate for a schedule. NaN when the loss never fell.
    /// </summary>
    public double Suggestion
    {
        get
        {
            var lowest = Points.Count == 0 ? 0 : Points.Select((point, index) => (point.Loss, index)).Min().index;
            var (steepest, rate) = (0.0, double.NaN);
            // The first points are hardly smoothed.
            for (var i = 5; i < lowest; i++)
            {
                var slope = (Points[i].Loss - Points[i - 1].Loss) / Math.Log(Points[i].Rate / Points[i - 1].Rate);
                if (slope < steepest)
                    (steepest, rate) = (slope, Points[i].Rate);
            }
            return rate;
        }
    }
}
