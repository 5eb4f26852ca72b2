namespace SymbolNet.Learning.Training;

/// <summary>How long to train: a number of steps, or a time from which the number of steps follows once the speed is measured.</summary>
public sealed record TrainingBudget
{
    TrainingBudget() { }

    /// <summary>Steps, or null.</summary>
    public long? Steps { get; private init; }

    /// <summary>Time, or null.</summary>
    public TimeSpan? Time { get; private init; }

    /// <summary>A number of steps.</summary>
    /// <exception cref="InvalidInputException">It is not positive.</exception>
    public static TrainingBudget OfSteps(long steps) => steps > 0 ? new() { Steps = steps } : throw new InvalidInputException($"The number of steps must be above 0, not {steps}.");

    /// <summary>A time in minutes.</summary>
    /// <exception cref="InvalidInputException">It is not positive or beyond a month.</exception>
    public static TrainingBudget OfMinutes(double minutes) =>
        minutes is > 0 and <= 44_640 ? new() { Time = TimeSpan.FromMinutes(minutes) } : throw new InvalidInputException($"The training time must be above 0 and at most 44640 minutes, not {minutes}.");
}
