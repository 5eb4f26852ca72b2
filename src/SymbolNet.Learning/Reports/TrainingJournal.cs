using SymbolNet.Learning.Training;

namespace SymbolNet.Learning.Reports;

/// <summary>
/// Writes the news of a training to TensorBoard: the loss, the learning rate, the speed and what is measured, each as a curve; at every validation the weights of each layer as histograms, and the pairs that
/// people follow as a picture. Owns the writer. Not thread-safe.
/// </summary>
public sealed class TrainingJournal(TensorBoardWriter writer) : IDisposable
{
    IReadOnlyList<SamplePair>? pairs;
    IReadOnlyList<double>? scores;

    /// <summary>A journal in a folder, of a run that begins or goes on.</summary>
    /// <param name="folder">Where the event files lie.</param>
    /// <param name="run">The run's folder.</param>
    /// <exception cref="InvalidInputException">The folder cannot be written, or the run is damaged.</exception>
    public static TrainingJournal Open(string folder, string run) => new(new TensorBoardWriter(folder, Trainer.HoldsRun(run) ? Trainer.StateOf(run).Step + 1 : 0));

    /// <summary>Writes what there is to draw.</summary>
    public void Write(TrainingProgress progress)
    {
        // At the end the loss is that of one step, not a mean.
        foreach (var (tag, value) in new[]
        {
            ("training/loss", progress.Kind == TrainingEvent.Finished ? null : progress.Loss), ("training/learning rate", progress.LearningRate), ("training/pictures per second", progress.PicturesPerSecond),
            ("training/accuracy", progress.TrainingAccuracy), ("held out/loss", progress.HeldOutLoss),
        })
            if (value is { } number)
                writer.WriteScalar(tag, progress.Step, number);
        foreach (var (metric, value) in progress.Metrics ?? new Dictionary<string, double>())
            writer.WriteScalar($"held out/{metric}", progress.Step, value);
        (pairs, scores) = (progress.Pairs ?? pairs, progress.PairScores ?? scores);
        if (progress.Weights is { } weights)
        {
            foreach (var (name, values) in weights())
                writer.WriteHistogram($"weights/{name}", progress.Step, values);
            if (pairs is not null && scores is not null)
                writer.WriteImage("pairs", progress.Step, SamplePairStrip.Paint(pairs, scores));
        }
        if (progress.Kind is TrainingEvent.Validated or TrainingEvent.Saved or TrainingEvent.Stopped or TrainingEvent.Finished)
            writer.Flush();
    }

    /// <summary>Closes the file.</summary>
    public void Dispose() => writer.Dispose();
}
