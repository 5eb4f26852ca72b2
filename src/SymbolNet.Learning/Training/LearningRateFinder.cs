using SymbolNet.Learning.Data;
using static TorchSharp.torch;

namespace SymbolNet.Learning.Training;

/// <summary>
/// Tries learning rates: from step to step the rate grows by the same factor while the smoothed loss is watched, until it explodes (Smith, "Cyclical Learning Rates", 2017). Nothing that is trained here is
/// kept. Not thread-safe.
/// </summary>
public static class LearningRateFinder
{
    const double Lowest = 1e-6, Highest = 1, Smoothing = 0.9, Exploded = 4;

    /// <summary>Runs the trial.</summary>
    /// <param name="training">What to learn from.</param>
    /// <param name="options">The numbers of the training; their learning rate and schedule are not used.</param>
    /// <param name="steps">Steps from the lowest to the highest rate, at least 20.</param>
    /// <param name="initialWeights">What the training would begin with; null begins with random weights.</param>
    /// <param name="cancellation">Stops.</param>
    /// <exception cref="InvalidInputException">The options or the data cannot be used.</exception>
    public static LearningRateTrial Run(SymbolCollection training, TrainingOptions options, int steps = 120, string? initialWeights = null, CancellationToken cancellation = default)
    {
        if (steps < 20)
            throw new InvalidInputException($"Finding a learning rate takes at least 20 steps, not {steps}.");
        options = options.Complete();
        set_num_threads(options.Threads);
        var learned = ComposedCharacters.AddTo(training, options.ComposedCharacters, options.Seed);
        var fields = FieldSet.Measure(learned, options.Raster, options.FieldResolution, cancellation);
        using var learner = new Learner(options, learned.Classes, initialWeights);
        using var batches = TrainingBatches.Start(learned, options, learner.Objective, fields, 0, steps, learner.Device);
        learner.Train();
        var points = new List<(double Rate, double Loss)>();
        var (average, best) = (0.0, double.PositiveInfinity);
        for (var step = 0; step < steps; step++)
        {
            cancellation.ThrowIfCancellationRequested();
            var rate = Lowest * Math.Pow(Highest / Lowest, step / (steps - 1.0));
            using var scope = NewDisposeScope();
            using var batch = batches.Take();
            // At the very beginning of a run, so that no margin grows meanwhile.
            var loss = learner.Step(batch, step, long.MaxValue, rate).item<float>();
            if (!float.IsFinite(loss))
                break;
            average = Smoothing * average + (1 - Smoothing) * loss;
            var smooth = average / (1 - Math.Pow(Smoothing, step + 1));
            points.Add((rate, smooth));
            best = Math.Min(best, smooth);
            if (smooth > Exploded * best)
                break;
        }
        return new LearningRateTrial(points);
    }
}
