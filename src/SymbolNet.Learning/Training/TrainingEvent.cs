namespace SymbolNet.Learning.Training;

/// <summary>What a <see cref="TrainingProgress"/> tells.</summary>
public enum TrainingEvent
{
    /// <summary>Something is being prepared; the message says what.</summary>
    Preparing,

    /// <summary>Training begins or goes on.</summary>
    Started,

    /// <summary>Some steps were done.</summary>
    Steps,

    /// <summary>What is held out was measured on.</summary>
    Validated,

    /// <summary>A few fixed pairs of drawings were scored.</summary>
    Scored,

    /// <summary>A checkpoint was written.</summary>
    Saved,

    /// <summary>The run was stopped from outside; it can be resumed.</summary>
    Stopped,

    /// <summary>The run is complete.</summary>
    Finished,
}
