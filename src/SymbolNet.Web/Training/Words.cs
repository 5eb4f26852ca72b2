using System.Globalization;
using SymbolNet.Web.Storage;

namespace SymbolNet.Web.Training;

/// <summary>Numbers and states of trainings as people read them.</summary>
public static class Words
{
    /// <summary>A time: "40 s", "12 min", "3 h 20 min".</summary>
    public static string Duration(double seconds) => seconds switch
    {
        < 90 => Invariant($"{Math.Max(0, seconds):0} s"),
        < 5400 => Invariant($"{seconds / 60:0} min"),
        < 172_800 => Invariant($"{Math.Floor(seconds / 3600):0} h {Math.Floor(seconds % 3600 / 60):0} min"),
        _ => Invariant($"{seconds / 86_400:0} days"),
    };

    /// <summary>A fraction: "93.4 %".</summary>
    public static string Percent(double fraction) => Invariant($"{100 * fraction:0.0} %");

    /// <summary>A short time: "1.4 ms".</summary>
    public static string Milliseconds(double milliseconds) => milliseconds < 10 ? Invariant($"{milliseconds:0.0} ms") : Invariant($"{milliseconds:0} ms");

    /// <summary>A size: "4.1 MB".</summary>
    public static string Size(long bytes) => bytes < 1_000_000 ? Invariant($"{bytes / 1000.0:0} kB") : Invariant($"{bytes / 1e6:0.0} MB");

    /// <summary>Memory: "0.8 GB".</summary>
    public static string Memory(long bytes) => bytes < 10L << 30 ? Invariant($"{bytes / (double)(1L << 30):0.0} GB") : Invariant($"{bytes / (double)(1L << 30):0} GB");

    /// <summary>A whole number with its thousands set apart.</summary>
    public static string Count(double number) => Invariant($"{number:#,0}");

    /// <summary>A number of things: "1 file", "1,200 files".</summary>
    public static string Count(double number, string one, string many) => $"{Count(number)} {(number == 1 ? one : many)}";

    /// <summary>A moment, in universal time: pages know no visitor's time zone before their script runs.</summary>
    public static string Moment(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);

    /// <summary>A state.</summary>
    public static string State(RunRow run) => run switch
    {
        { State: RunState.Running, Wanted: RunState.Paused } => "Pausing",
        { State: RunState.Running, Wanted: RunState.Cancelled } => "Cancelling",
        _ => run.State.ToString(),
    };

    /// <summary>What a run learns from.</summary>
    public static string Dataset(RunPlan plan) => plan.Dataset.StartsWith("procedural:", StringComparison.Ordinal) ? $"Made-up alphabets ({plan.Dataset.Split('/')[^1].Replace("x", " × ", StringComparison.Ordinal)})" : plan.Dataset;

    static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}
