using System.Globalization;

namespace SymbolNet.Learning.Reports;

/// <summary>
/// A chart as an SVG picture that needs nothing beside it: it carries its style, light and dark by what the reader's system prefers (or by a <c>data-theme</c> attribute above it in a page), and a title and a
/// description for those who cannot see it. Immutable.
/// </summary>
/// <param name="Title">What it shows; written above it.</param>
/// <param name="Description">What there is to see, in a sentence.</param>
public abstract record Chart(string Title, string Description)
{
    /// <summary>The width charts have where there is room, in pixels.</summary>
    public const int UsualWidth = 720;

    /// <summary>The least width a chart can be drawn for, in pixels.</summary>
    public const int LeastWidth = 240;

    const double CharacterWidth = 6.6;

    const string Style = """
        .chart{--c-page:#fff;--c-text:#1c1e22;--c-quiet:#5a606b;--c-line:#e2e4e8;--c-axis:#858b96;--c-accent:#2347b8;--c-wrong:#b3261e;--c-lightness:.55;--c-1:#2347b8;--c-2:#c2570c;--c-3:#0f7b6c;--c-4:#a8327e;--c-5:#7a6a00;--c-6:#1580b0;--c-7:#8a4b2a;--c-8:#5a606b;font:12px system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans","Liberation Sans",sans-serif;max-width:100%;height:auto;background:var(--c-page)}
        .chart text{fill:var(--c-quiet)}
        .chart .head{fill:var(--c-text);font-size:15px;font-weight:600}
        .chart .strong{fill:var(--c-text)}
        .chart .end{text-anchor:end}
        .chart .mid{text-anchor:middle}
        .chart .grid{stroke:var(--c-line);stroke-width:1}
        .chart .axis{stroke:var(--c-axis);stroke-width:1}
        .chart .curve{fill:none;stroke-width:2;stroke-linejoin:round;stroke-linecap:round}
        .chart .faint{stroke-width:1;opacity:.3;stroke-dasharray:none}
        .chart .hit{fill:transparent;stroke:none}
        .chart .hit:hover{fill:var(--c-text)}
        .chart .mark{stroke:var(--c-text);stroke-dasharray:4 4}
        .chart .halo{fill:var(--c-text);font-weight:600;paint-order:stroke;stroke:var(--c-page);stroke-width:3px;stroke-linejoin:round}
        .chart .dot{fill:oklch(var(--c-lightness) .15 var(--hue));stroke:var(--c-page);stroke-width:.75}
        .chart .lens{display:none}
        .chart .point:hover .lens{display:inline}
        .chart .point:hover .dot{stroke:var(--c-text);stroke-width:2}
        """;

    const string DarkColours = "--c-page:#1a1c20;--c-text:#eceef1;--c-quiet:#a6acb7;--c-line:#2e3137;--c-axis:#737985;--c-accent:#9db8ff;--c-wrong:#ff7b6e;--c-lightness:.75;--c-1:#9db8ff;--c-2:#ffb27a;--c-3:#6fd6c3;--c-4:#f29fd0;--c-5:#d8c95a;--c-6:#7fcdf0;--c-7:#d9a98c;--c-8:#b4bac4";

    /// <summary>How many colours and dash patterns the series of a chart have before they repeat.</summary>
    private protected const int SeriesColours = 8;

    /// <summary>Draws the chart.</summary>
    /// <param name="width">Width in pixels, <see cref="LeastWidth"/> or more; the height follows. In a page it never becomes wider than its place.</param>
    /// <returns>One <c>svg</c> element, for a file of its own or for a page.</returns>
    /// <exception cref="InvalidInputException">The width is too small.</exception>
    public string ToSvg(int width = UsualWidth)
    {
        if (width < LeastWidth)
            throw new InvalidInputException($"A chart must be at least {LeastWidth} pixels wide, not {width}.");
        var body = new MarkupBuilder();
        var head = 0;
        foreach (var line in Lines(Title, (int)(width / (CharacterWidth * 1.25))))
            body.Add($"""<text class="head" x="0" y="{15 + 20 * head++}">{Markup.Text(line)}</text>""");
        var height = Draw(body, width, 20 * head + 6);
        return string.Create(CultureInfo.InvariantCulture, $"""
            <svg xmlns="http://www.w3.org/2000/svg" class="chart" role="img" viewBox="0 0 {width} {height}" width="{width}" height="{height}"><title>{Markup.Text(Title)}</title><desc>{Markup.Text(Description)}</desc><style>{Style}@media (prefers-color-scheme:dark){"{"}.chart{"{"}{DarkColours}{"}"}{"}"}[data-theme=dark] .chart{"{"}{DarkColours}{"}"}</style>{body}</svg>
            """);
    }

    /// <summary>Draws everything below the title.</summary>
    /// <param name="svg">Where to.</param>
    /// <param name="width">Width in pixels.</param>
    /// <param name="top">Where there is room from.</param>
    /// <returns>The height of the whole chart.</returns>
    private protected abstract int Draw(MarkupBuilder svg, int width, int top);

    /// <summary>About how wide a text is, in pixels.</summary>
    private protected static double TextWidth(string text) => text.Length * CharacterWidth;

    /// <summary>A text cut to a width, with … where something was left out.</summary>
    private protected static string Fitted(string text, double width)
    {
        var most = Math.Max(1, (int)(width / CharacterWidth));
        return text.Length <= most ? text : text[..(most - 1)].TrimEnd() + "…";
    }

    /// <summary>The colour of a series, as CSS.</summary>
    private protected static string Colour(int series) => $"var(--c-{series % SeriesColours + 1})";

    /// <summary>A legend from the left edge on, in as many rows as it needs.</summary>
    /// <returns>Where there is room below it.</returns>
    private protected static int Legend(MarkupBuilder svg, IReadOnlyList<string> names, int width, int top, Func<int, string> sample)
    {
        var (x, y) = (0.0, top);
        for (var i = 0; i < names.Count; i++)
        {
            var name = Fitted(names[i], width - 28);
            var needed = 28 + TextWidth(name);
            if (x > 0 && x + needed > width)
                (x, y) = (0, y + 20);
            svg.Add($"""<g transform="translate({Markup.Number(x)} {y})">{sample(i)}<text class="strong" x="28" y="12">{Markup.Text(name)}</text></g>""");
            x += needed + 20;
        }
        return y + 24;
    }

    static IEnumerable<string> Lines(string text, int most)
    {
        var line = "";
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.Length > 0 && line.Length + 1 + word.Length > most)
            {
                yield return line;
                line = "";
            }
            line += line.Length > 0 ? " " + word : word;
        }
        if (line.Length > 0)
            yield return line;
    }
}
