using System.Globalization;

namespace SymbolNet.Benchmarks.Measuring;

/// <summary>The table, in Markdown, so that it can be read here and pasted there.</summary>
sealed class Report
{
    static readonly string[] Head = ["measure", "value", "unit", "limit", "ok"];

    readonly List<string[]> rows = [];
    readonly List<string> failures = [];

    /// <summary>True when a limit is broken or something could not be measured.</summary>
    public bool IsBroken { get; private set; }

    /// <summary>Adds a line.</summary>
    public void Add(Measure measure)
    {
        IsBroken |= !measure.IsWithinLimit;
        rows.Add([measure.Name, Write(measure.Value), measure.Unit, measure.Limit is { } limit ? $"<= {Write(limit)}" : "", measure.Limit is null ? "" : measure.IsWithinLimit ? "yes" : "NO"]);
    }

    /// <summary>Notes that a section could not be measured.</summary>
    public void AddFailure(string section, string sentence)
    {
        IsBroken = true;
        failures.Add($"{section} could not be measured: {sentence}");
    }

    /// <summary>Writes the table and what failed.</summary>
    public void Write(TextWriter output)
    {
        string[][] lines = [Head, .. rows];
        var widths = Enumerable.Range(0, Head.Length).Select(column => lines.Max(line => line[column].Length)).ToArray();
        WriteLine(Head);
        output.WriteLine($"|{string.Join('|', widths.Select((width, column) => IsNumber(column) ? new string('-', width + 1) + ':' : new string('-', width + 2)))}|");
        foreach (var row in rows)
            WriteLine(row);
        foreach (var failure in failures)
            output.WriteLine(failure);

        void WriteLine(string[] cells) =>
            output.WriteLine($"| {string.Join(" | ", cells.Select((cell, column) => IsNumber(column) ? cell.PadLeft(widths[column]) : cell.PadRight(widths[column])))} |");

        static bool IsNumber(int column) => column is 1 or 3;
    }

    /// <summary>Three significant digits, thousands grouped.</summary>
    static string Write(double value) => value.ToString(Math.Abs(value) switch { 0 => "0", < 1 => "0.000", < 10 => "0.00", < 100 => "0.0", _ => "N0" }, CultureInfo.InvariantCulture);
}
