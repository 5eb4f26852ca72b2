using SymbolNet.Learning.Training;

namespace SymbolNet.Cli;

/// <summary>Shows the progress of a training: a line now and then for people, and one JSON object a line for programs when they ask.</summary>
sealed class ProgressWriter : IDisposable
{
    /// <summary>Time between two lines for people; programs get every report.</summary>
    static readonly TimeSpan LineEvery = TimeSpan.FromSeconds(15);

    readonly TextWriter people;
    readonly string? lines;
    readonly bool ownsPrograms;
    TextWriter? programs;
    long lastLine;
    bool headed;

    /// <summary>Opens the places to write to.</summary>
    /// <param name="lines">A file for JSON lines, <c>-</c> for standard output, or null for none.</param>
    /// <param name="output">Standard output.</param>
    /// <param name="error">Standard error, where people read.</param>
    /// <exception cref="InvalidInputException">The file cannot be written.</exception>
    public ProgressWriter(string? lines, TextWriter output, TextWriter error)
    {
        (people, this.lines) = (error, lines);
        try
        {
            (programs, ownsPrograms) = lines switch { null => (null, false), "-" => (output, false), _ => (new StreamWriter(lines, append: true), true) };
        }
        catch (Exception reason) when (reason is IOException or UnauthorizedAccessException)
        {
            throw new InvalidInputException($"'{lines}' cannot be written: {reason.Message}", reason);
        }
    }

    /// <summary>Shows one report.</summary>
    public void Write(TrainingProgress progress)
    {
        try
        {
            programs?.WriteLine(TrainingHistory.LineOf(progress));
            programs?.Flush();
        }
        catch (IOException reason)
        {
            // A training is worth more than its log. Closing it would try to write again.
            programs = null;
            people.WriteLine($"'{lines}' cannot be written any more: {reason.Message} The training goes on without it.");
        }
        switch (progress.Kind)
        {
            case TrainingEvent.Steps when Environment.TickCount64 - lastLine >= LineEvery.TotalMilliseconds || progress.Step == progress.Steps:
                if (!headed)
                    people.WriteLine($"{"step",16} {"loss",9} {"rate",9} {"pictures/s",11} {"time left",10}");
                headed = true;
                lastLine = Environment.TickCount64;
                people.WriteLine($"{$"{progress.Step}/{progress.Steps}",16} {progress.Loss,9:0.0000} {progress.LearningRate,9:0.00000} {progress.PicturesPerSecond,11:0} {TimeSpan.FromSeconds(progress.SecondsLeft ?? 0),10:h\\:mm\\:ss}");
                break;
            case TrainingEvent.Validated:
                var metrics = string.Join(", ", progress.Metrics!.Select(metric => $"{metric.Key} {100 * metric.Value:0.00} %"));
                var loss = progress.HeldOutLoss is { } mean ? $", classifier's loss {mean:0.0000}" : "";
                var learned = progress.TrainingAccuracy is { } share ? $"; learned from: classifier {100 * share:0.00} %" : "";
                people.WriteLine($"{$"{progress.Step}/{progress.Steps}",16} held out: {metrics}{loss}{learned}{(progress.Best == true ? " (best so far, kept)" : "")}");
                break;
            case TrainingEvent.Stopped:
                people.WriteLine($"Stopped at step {progress.Step} of {progress.Steps}; a checkpoint is saved, --resume goes on from it.");
                break;
            case TrainingEvent.Preparing or TrainingEvent.Started or TrainingEvent.Finished:
                people.WriteLine($"{progress.Kind}{(progress.Message is null ? "" : $": {progress.Message}")}{(progress.Steps > 0 ? $" ({progress.Steps} steps)" : "")}");
                break;
        }
    }

    /// <summary>Closes the file.</summary>
    public void Dispose()
    {
        if (ownsPrograms)
            programs?.Dispose();
    }
}
