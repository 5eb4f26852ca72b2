using System.Globalization;
using SymbolNet.Learning.Training;

namespace SymbolNet.Web.Training;

/// <summary>A number of a training as it is typed: read from the options, checked at every key, written back.</summary>
/// <param name="label">What it is.</param>
/// <param name="hint">What it does, in a few words.</param>
/// <param name="read">Takes it from options.</param>
/// <param name="write">Puts it into options.</param>
/// <param name="least">The least that is accepted.</param>
/// <param name="most">The most that is accepted.</param>
/// <param name="isWhole">Whether it must be a whole number.</param>
public sealed class DraftNumber(string label, string hint, Func<TrainingOptions, double> read, Func<TrainingOptions, double, TrainingOptions> write, double least, double most, bool isWhole = false)
{
    /// <summary>What it is.</summary>
    public string Label => label;

    /// <summary>What it does, in a few words.</summary>
    public string Hint => hint;

    /// <summary>What is typed.</summary>
    public string Text { get; set; } = "";

    /// <summary>What is wrong with it, or null.</summary>
    public string? Problem => TryParse(Text, least, most, isWhole) is null ? Refusal(least, most, isWhole) : null;

    /// <summary>Shows the number of these options.</summary>
    public void Show(TrainingOptions options) => Text = read(options).ToString("0.######", CultureInfo.InvariantCulture);

    /// <summary>Puts the number into options; leaves them alone while it is none.</summary>
    public TrainingOptions Apply(TrainingOptions options) => TryParse(Text, least, most, isWhole) is { } value ? write(options, value) : options;

    /// <summary>The number in a text, or null when it is none or out of range. A comma counts as a point.</summary>
    internal static double? TryParse(string? text, double least, double most, bool isWhole) =>
        double.TryParse(text?.Trim().Replace(',', '.'), NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && value >= least && value <= most && (!isWhole || value == Math.Floor(value)) ? value : null;

    /// <summary>What is accepted, as a sentence.</summary>
    internal static string Refusal(double least, double most, bool isWhole) =>
        string.Create(CultureInfo.InvariantCulture, $"{(isWhole ? "A whole number" : "A number")} from {least:0.######} to {most:0.######}, please.");
}
