using System.Diagnostics;
using SymbolNet.Learning.Checkpoints;
using SymbolNet.Learning.Data.Procedural;
using SymbolNet.Raster;
using static TorchSharp.torch;

namespace SymbolNet.Learning.Evaluation;

/// <summary>How long a model takes for one drawing on one core.</summary>
public static class SpeedTest
{
    /// <summary>The fastest of at least so many rounds counts: whatever else the machine does makes the others slower, and says nothing about the model.</summary>
    const int Rounds = 10, DrawingsOfOne = 10;

    /// <summary>Rounds of a fast model go on for so long: then its code has been compiled for speed, and a busy moment is over.</summary>
    static readonly TimeSpan Least = TimeSpan.FromSeconds(2);

    /// <summary>Milliseconds from the strokes of a drawing to its embedding, one drawing at a time, on this thread. Takes a hundred times as long, and at least two seconds.</summary>
    public static double MillisecondsPerDrawing(EmbeddingModel model)
    {
        set_num_threads(1);
        var rasterizer = new Rasterizer(model.Raster);
        var drawings = ProceduralAlphabets.Read($"{ProceduralAlphabets.Prefix}1/2x{DrawingsOfOne}x2").Items.Take(DrawingsOfOne).ToArray();
        var (fastest, all) = (TimeSpan.MaxValue, Stopwatch.StartNew());
        for (var round = 0; round < Rounds || all.Elapsed < Least; round++)
        {
            var clock = Stopwatch.StartNew();
            foreach (var drawing in drawings)
                model.Embed([drawing.Render(rasterizer)]);
            if (clock.Elapsed < fastest)
                fastest = clock.Elapsed;
        }
        return fastest.TotalMilliseconds / drawings.Length;
    }
}
