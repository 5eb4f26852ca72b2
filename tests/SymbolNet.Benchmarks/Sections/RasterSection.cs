using SymbolNet.Benchmarks.Drawers;
using SymbolNet.Benchmarks.Measuring;
using SymbolNet.Learning.Checkpoints;
using SymbolNet.Raster;

namespace SymbolNet.Benchmarks.Sections;

/// <summary>What it takes to turn ink and pictures into what the network looks at.</summary>
static class RasterSection
{
    /// <summary>Points of a drawing that somebody scribbles for a minute.</summary>
    const int ScribblePoints = 5_000;

    /// <summary>Omniglot's pictures are 105 pixels wide and high, their strokes about 3.</summary>
    static readonly RasterOptions Picture = new() { Size = 105, InkExtent = 80, PenWidth = 3 };

    /// <summary>Measures it.</summary>
    public static IAsyncEnumerable<Measure> MeasureAsync(Settings settings, CancellationToken cancellation) => Measures(settings).ToAsyncEnumerable();

    static IEnumerable<Measure> Measures(Settings settings)
    {
        var rasterizer = new Rasterizer(ModelDescription.Read(settings.Model).Raster);
        var duration = TimeSpan.FromSeconds(settings.IsQuick ? 1 : 3);
        // Several drawings take turns, so that no one drawing decides.
        var symbols = Enumerable.Range(0, 64).Select(Doodle.Symbol).ToArray();
        var pictures = Array.ConvertAll(symbols, symbol => Scan(new Rasterizer(Picture).Render(symbol)));
        var scribble = Doodle.Scribble(1, ScribblePoints);
        var turn = 0;
        yield return new Measure("raster: a drawing of 60 to 120 points", Microseconds(() => rasterizer.Render(symbols[turn++ % symbols.Length])), "µs");
        yield return new Measure($"raster: a scribble of {ScribblePoints:N0} points", Microseconds(() => rasterizer.Render(scribble)), "µs");
        yield return new Measure("raster: a picture of 105 × 105 pixels", Microseconds(() => rasterizer.Render(pictures[turn++ % pictures.Length])), "µs");

        double Microseconds(Action action) => 1000 * Timing.Of(action, duration).Median;
    }

    static GreyImage Scan(SymbolBitmap bitmap) => new(bitmap.Size, bitmap.Size, Array.ConvertAll(bitmap.Ink.ToArray(), ink => (byte)(255 * (1 - ink))));
}
