using System.CommandLine;
using SymbolNet.Learning.Checkpoints;
using SymbolNet.Learning.Reports;

namespace SymbolNet.Cli.Commands;

/// <summary>The pictures and pages that a command writes when it is asked to.</summary>
static class ReportFile
{
    /// <summary>The option that asks for a page.</summary>
    public static Option<string?> Option() => new("--report") { Description = "Write the results with their pictures as one HTML page.", HelpName = "FILE.html" };

    /// <summary>Writes the page, if one was asked for.</summary>
    /// <exception cref="InvalidInputException">It cannot be written.</exception>
    public static void Save(string? path, string title, string lead, Action<HtmlReport> fill)
    {
        if (path is null)
            return;
        var report = new HtmlReport(title, lead);
        fill(report);
        report.Save(path);
    }

    /// <summary>Writes a picture as PNG, if one was asked for.</summary>
    /// <exception cref="InvalidInputException">It cannot be written.</exception>
    public static void Save(string? path, Func<RgbPicture> paint)
    {
        if (path is not null)
            AtomicFile.Write(path, stream => stream.Write(PngWriter.Encode(paint())));
    }
}
