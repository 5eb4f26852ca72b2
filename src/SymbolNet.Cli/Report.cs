using System.CommandLine;
using System.Text.Json;
using Spectre.Console;

namespace SymbolNet.Cli;

/// <summary>How a result is shown: one JSON object and nothing else, or a table for people.</summary>
static class Report
{
    static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The option that asks for JSON.</summary>
    public static Option<bool> JsonOption() => new("--json") { Description = "Print one JSON object and nothing else." };

    /// <summary>Shows a result.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="json">The object to print, or null for the table.</param>
    /// <param name="title">The table's title.</param>
    /// <param name="columns">The table's columns.</param>
    /// <param name="rows">The table's rows.</param>
    public static void Write(TextWriter output, object? json, string title, string[] columns, IEnumerable<string[]> rows)
    {
        if (json is not null)
        {
            output.WriteLine(JsonSerializer.Serialize(json, Json));
            return;
        }
        var table = new Table { Title = new TableTitle(Markup.Escape(title)), Border = TableBorder.Rounded };
        foreach (var column in columns)
            table.AddColumn(Markup.Escape(column));
        foreach (var row in rows)
            table.AddRow(Array.ConvertAll(row, Markup.Escape));
        AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(output) }).Write(table);
    }

    /// <summary>Shows how far a long preparation is, on one line of a terminal; silent where errors go to a file or nobody looks.</summary>
    public static Action<int, int>? Progress(TextWriter error, bool json, string what)
    {
        if (json || Console.IsErrorRedirected || error != Console.Error)
            return null;
        var gate = new Lock();
        return (done, total) =>
        {
            lock (gate)
                error.Write(done == total ? $"\r{new string(' ', 60)}\r" : $"\r{what}: {done:N0} of {total:N0} ");
        };
    }
}
