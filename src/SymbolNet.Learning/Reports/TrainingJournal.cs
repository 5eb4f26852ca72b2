using SymbolNet.Learning.Training;

namespace SymbolNet.Learning.Reports;

/// <summary>Writes the news of a training to TensorBoard: the loss, the learning rate, the speed and what is measured, each as a curve. Owns the writer. Not thread-safe.</summary>
public sealed class TrainingJournal(TensorBoardWriter writer) : IDisposable
{
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
        if (progress.Kind is TrainingEvent.Validated or TrainingEvent.Saved or TrainingEvent.Stopped or TrainingEvent.Finished)
            writer.Flush();
    }

    /// <summary>Closes the file.</summary>
    public void Dispose() => writer.Dispose();
}
