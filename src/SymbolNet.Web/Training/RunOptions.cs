namespace SymbolNet.Web.Training;

/// <summary>How this server trains. Section "Training" of the configuration.</summary>
public sealed class RunOptions
{
    /// <summary>The <c>symbolnet</c> program; a relative path starts at the app's own folder.</summary>
    public string Program { get; set; } = "cli/SymbolNet.Cli";

    /// <summary>The folder with data sets to learn from. Default: <c>datasets</c> in the data folder.</summary>
    public string? DatasetFolder { get; set; }

    /// <summary>How far a training steps back behind everything else, 0 to 19: recognition comes first.</summary>
    public int Niceness { get; set; } = 15;

    /// <summary>How often in a row a run whose process ended unexpectedly goes on from its last checkpoint before it counts as failed.</summary>
    public int ResumeLimit { get; set; } = 3;

    /// <summary>How often a run writes the checkpoint that it goes on from: what a process that is killed loses at most.</summary>
    public TimeSpan SaveEvery { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>How long a process may take to write its checkpoint when it is told to stop.</summary>
    public TimeSpan StopLimit { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>Points of a curve, however long the run: more than a screen shows apart.</summary>
    public int PointsPerCurve { get; set; } = 400;

    /// <summary>Lines of the log that are kept for each run.</summary>
    public int LinesKept { get; set; } = 400;
}
