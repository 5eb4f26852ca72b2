using SymbolNet.Learning.Reports;
using SymbolNet.Raster;
using static System.FormattableString;

namespace SymbolNet.Learning.Evaluation;

/// <summary>Shows in a report what a model mixes up: the figures, the drawings behind the most frequent mix-ups, and a table of them.</summary>
public static class MixUpSection
{
    /// <summary>Mix-ups with pictures, and rows of the table.</summary>
    const int Pictured = 3 * MistakeSheet.PerRow, Rows = 40;

    /// <summary>Adds it.</summary>
    public static void Add(HtmlReport report, MixUps found)
    {
        report.AddFigures(
            new KeyFigure("Recognised", Invariant($"{100.0 * found.Right / found.Asked:0.00} %"), Invariant($"{found.Right:N0} of {found.Asked:N0} drawings")),
            new KeyFigure("Symbols", Invariant($"{found.Symbols.Count:N0}")), new KeyFigure("Mix-ups", Invariant($"{found.All.Count:N0}"), "symbols taken for another"));
        if (found.All.Where(one => one.Drawings.Count > 0).Take(Pictured).ToList() is not { Count: > 0 } shown)
            return;
        report.AddPicture(
            MistakeSheet.Paint([.. shown.Select(one => (InkPicture.Read(one.Drawings[0].Picture), Symbol(one.Symbol), Symbol(one.TakenFor)))]),
            $"Mix-ups: {string.Join(", ", shown.Select(one => $"{found.NameOf(one.Symbol)} taken for {found.NameOf(one.TakenFor)}"))}",
            "The most frequent mix-ups, the worst drawing of each: above what was asked, in green what it is, in red what it was taken for.");
        report.AddTable("The most frequent mix-ups", ["symbol", "taken for", "times", "of"],
            [.. found.All.Take(Rows).Select(one => new[] { found.NameOf(one.Symbol), found.NameOf(one.TakenFor), Invariant($"{one.Count:N0}"), Invariant($"{found.Symbols[one.Symbol].Asked:N0}") })]);

        SymbolBitmap? Symbol(int symbol) => InkPicture.Read(found.Symbols[symbol].Picture);
    }
}
