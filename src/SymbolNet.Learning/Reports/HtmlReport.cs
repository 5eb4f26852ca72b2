using System.Text;
using SymbolNet.Learning.Checkpoints;
using static SymbolNet.Learning.Reports.Markup;

namespace SymbolNet.Learning.Reports;

/// <summary>
/// A report as one HTML page that needs nothing beside it: no script, no font, no picture from elsewhere; light and dark, wide and phone, screen and paper. Everything handed in is text and is encoded.
/// Parts appear in the order they are added. Not thread-safe.
/// </summary>
public sealed class HtmlReport
{
    /// <summary>Widths at which a chart fills a phone, and the page on a larger screen.</summary>
    const int NarrowChart = 340, WideChart = 960;

    const string Style = """
        :root{color-scheme:light dark;--page:#fafafb;--raised:#fff;--sunken:#f0f1f3;--line:#e2e4e8;--text:#1c1e22;--quiet:#5a606b;--accent:#2347b8}
        @media (prefers-color-scheme:dark){:root{--page:#121316;--raised:#1a1c20;--sunken:#24262b;--line:#2e3137;--text:#eceef1;--quiet:#a6acb7;--accent:#9db8ff}}
        *{box-sizing:border-box}
        body{margin:0;background:var(--page);color:var(--text);font:16px/1.55 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans","Liberation Sans",sans-serif}
        main{max-width:1040px;margin:0 auto;padding:40px 32px 64px}
        h1{font-size:30px;line-height:1.2;margin:0 0 8px;font-weight:600;letter-spacing:-.01em;overflow-wrap:anywhere}
        h2{font-size:20px;line-height:1.3;margin:48px 0 16px;font-weight:600;overflow-wrap:anywhere}
        p{max-width:70ch;margin:0 0 16px;overflow-wrap:anywhere}
        .lead{color:var(--quiet);font-size:17px}
        .figures{display:grid;grid-template-columns:repeat(auto-fit,minmax(160px,1fr));gap:16px;margin:24px 0;padding:0}
        .figures div{background:var(--raised);border:1px solid var(--line);border-radius:10px;padding:16px}
        .figures dt{color:var(--quiet);font-size:14px}
        .figures dd{margin:0;font-size:26px;line-height:1.3;font-weight:600;font-variant-numeric:tabular-nums;overflow-wrap:anywhere}
        .figures dd+dd{font-size:14px;font-weight:400;color:var(--quiet)}
        .figures.few{grid-template-columns:repeat(auto-fit,minmax(160px,320px))}
        figure{margin:0 0 24px;background:var(--raised);border:1px solid var(--line);border-radius:10px;padding:20px}
        figure svg{display:block}
        figure .chart{--c-page:var(--raised)}
        .sheet{overflow-x:auto;border-radius:4px}.sheet:focus-visible{outline:2px solid var(--accent);outline-offset:2px}.sheet img{display:block;image-rendering:pixelated}
        figcaption{color:var(--quiet);font-size:14px;margin-top:12px;max-width:75ch}
        .narrow{display:none}
        .scroll{overflow-x:auto;margin:0 0 24px;background:var(--raised);border:1px solid var(--line);border-radius:10px}
        .scroll:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
        table{border-collapse:collapse;width:100%;font-size:15px;font-variant-numeric:tabular-nums}
        caption{text-align:left;color:var(--quiet);font-size:14px;padding:14px 16px 6px}
        th,td{padding:8px 16px;text-align:left;border-top:1px solid var(--line);white-space:nowrap}
        thead th{border-top:0;color:var(--quiet);font-size:14px;font-weight:600}
        caption+thead th{border-top:0}
        tbody th{font-weight:600}
        .number{text-align:right}
        @media (max-width:640px){main{padding:24px 16px 48px}h1{font-size:25px}h2{margin-top:36px}figure{padding:12px}.wide{display:none}.narrow{display:block}.figures,.figures.few{grid-template-columns:repeat(2,1fr);gap:8px}.figures div{padding:12px}.figures dd{font-size:21px}th,td{padding:8px 12px}caption{padding:12px 12px 4px}}
        @media print{body{background:#fff}main{max-width:none;padding:0}figure,.figures div,tr{break-inside:avoid}h2{break-after:avoid}}
        """;

    readonly MarkupBuilder body = new();
    readonly string title;
    readonly string lead;

    /// <summary>An empty report.</summary>
    /// <param name="title">Its title.</param>
    /// <param name="lead">What it is about and what came out, in a sentence or two.</param>
    public HtmlReport(string title, string lead) => (this.title, this.lead) = (title, lead);

    /// <summary>Begins a section.</summary>
    public HtmlReport AddHeading(string heading) => Add($"<h2>{Text(heading)}</h2>");

    /// <summary>Adds a paragraph.</summary>
    public HtmlReport AddParagraph(string text) => Add($"<p>{Text(text)}</p>");

    /// <summary>Adds the numbers worth seeing first, as large cards.</summary>
    public HtmlReport AddFigures(params ReadOnlySpan<KeyFigure> figures)
    {
        var cards = new MarkupBuilder();
        foreach (var figure in figures)
            cards.Add($"<div><dt>{Text(figure.Name)}</dt><dd>{Text(figure.Value)}</dd>{(figure.Note is null ? "" : $"<dd>{Text(figure.Note)}</dd>")}</div>");
        return Add($"<dl class=\"figures{(figures.Length < 4 ? " few" : "")}\">{cards}</dl>");
    }

    /// <summary>Adds a table. Columns whose every cell is a number are set to the right; a table wider than the screen scrolls on its own.</summary>
    /// <param name="caption">What it shows.</param>
    /// <param name="columns">Names of the columns.</param>
    /// <param name="rows">The rows; the first cell names the row.</param>
    /// <exception cref="ArgumentException">A row has not as many cells as there are columns.</exception>
    public HtmlReport AddTable(string caption, IReadOnlyList<string> columns, IReadOnlyList<IReadOnlyList<string>> rows)
    {
        if (rows.FirstOrDefault(row => row.Count != columns.Count) is { } odd)
            throw new ArgumentException($"A row has {odd.Count} cells where there are {columns.Count} columns.", nameof(rows));
        var isNumber = columns.Select((_, column) => column > 0 && rows.Count > 0 && rows.All(row => IsNumber(row[column]))).ToArray();
        string Class(int column) => isNumber[column] ? " class=\"number\"" : "";
        var table = new MarkupBuilder();
        table.Add($"<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"{Text(caption)}\"><table><caption>{Text(caption)}</caption><thead><tr>");
        for (var column = 0; column < columns.Count; column++)
            table.Add($"<th scope=\"col\"{Class(column)}>{Text(columns[column])}</th>");
        table.Add($"</tr></thead><tbody>");
        foreach (var row in rows)
        {
            table.Add($"<tr>");
            for (var column = 0; column < row.Count; column++)
                table.Add($"{(column == 0 ? "<th scope=\"row\">" : $"<td{Class(column)}>")}{Text(row[column])}{(column == 0 ? "</th>" : "</td>")}");
            table.Add($"</tr>");
        }
        return Add($"{table}</tbody></table></div>");
    }

    /// <summary>Adds a chart with its description beneath.</summary>
    public HtmlReport AddChart(Chart chart)
    {
        // On a phone a chart made smaller has letters nobody can read: it is drawn twice, and the page shows the one that fits.
        return Add($"<figure><div class=\"wide\">{chart.ToSvg(WideChart)}</div><div class=\"narrow\">{chart.ToSvg(NarrowChart)}</div><figcaption>{Text(chart.Description)}</figcaption></figure>");
    }

    /// <summary>Adds a picture, pixel by pixel; one wider than the screen scrolls on its own, so that small numbers in it stay readable.</summary>
    /// <param name="picture">The picture.</param>
    /// <param name="alternative">What it shows, for those who cannot see it.</param>
    /// <param name="caption">What to look at.</param>
    public HtmlReport AddPicture(RgbPicture picture, string alternative, string caption) => Add(
        $"<figure><div class=\"sheet\" tabindex=\"0\" role=\"group\" aria-label=\"{Text(caption)}\"><img alt=\"{Text(alternative)}\" width=\"{picture.Width}\" height=\"{picture.Height}\" src=\"data:image/png;base64,{Convert.ToBase64String(PngWriter.Encode(picture))}\"></div><figcaption>{Text(caption)}</figcaption></figure>");

    /// <summary>The page.</summary>
    public string ToHtml() => $"""
        <!doctype html>
        <html lang="en">
        <head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>{Text(title)}</title><style>{Style}</style></head>
        <body><main>
        <h1>{Text(title)}</h1>
        <p class="lead">{Text(lead)}</p>
        {body}</main></body>
        </html>

        """;

    /// <summary>Writes the page to a file, atomically.</summary>
    /// <exception cref="InvalidInputException">The place cannot be written, or the disk is full.</exception>
    public void Save(string path) => AtomicFile.Write(path, stream => stream.Write(Encoding.UTF8.GetBytes(ToHtml())));

    HtmlReport Add(string part)
    {
        body.Add($"{part}\n");
        return this;
    }

    // As reports write numbers: "97.5 %", "97.5 % ± 0.3", "1,234", "2.1 ms", "-".
    static bool IsNumber(string cell) => cell.Length == 0 || cell is "-" or "–" || char.IsAsciiDigit(cell[0]) || cell.Length > 1 && cell[0] is '-' or '+' or '−' && char.IsAsciiDigit(cell[1]);
}
