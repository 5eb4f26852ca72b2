using System.Globalization;
using SymbolNet.Benchmarks.Drawers;
using SymbolNet.Benchmarks.Measuring;
using SymbolNet.Learning.Checkpoints;
using SymbolNet.Raster;
using static TorchSharp.torch;

namespace SymbolNet.Benchmarks.Sections;

/// <summary>
/// What the model costs beyond libtorch: <see cref="EmbeddingModel.Embed"/> (pictures in, embedding objects out, copies included) against the same layers in libtorch alone, in one process, turn by turn.
/// </summary>
static class EmbeddingSection
{
    const double MostRatio = 1.3;
    const double MostMsPerDrawing = 5;
    const double MostMegabytes = 8;

    /// <summary>Measures it.</summary>
    public static IAsyncEnumerable<Measure> MeasureAsync(Settings settings, CancellationToken cancellation) => Measures(settings, cancellation).ToAsyncEnumerable();

    static IEnumerable<Measure> Measures(Settings settings, CancellationToken cancellation)
    {
        using var model = EmbeddingModel.Load(settings.Model);
        yield return new Measure("model: size of its files", Directory.EnumerateFiles(settings.Model).Sum(file => new FileInfo(file).Length) / 1e6, "MB", MostMegabytes);
        using var bare = new BareNetwork(model.Description.Network);
        var rasterizer = new Rasterizer(model.Raster);
        foreach (var batch in (int[])[1, 8, 64])
        {
            cancellation.ThrowIfCancellationRequested();
            var threads = batch == 1 ? 1 : Environment.ProcessorCount;
            set_num_threads(threads);
            BareNetwork.SetBlasThreads(threads);
            SymbolBitmap[] pictures = [.. Enumerable.Range(0, batch).Select(seed => rasterizer.Render(Doodle.Symbol(seed)))];
            var pixels = pictures.SelectMany(picture => picture.Ink.ToArray()).ToArray();
            var embeddings = new float[batch * model.Dimension];
            var (product, libtorch, ratio) = Timing.Compare(
                () => model.Embed(pictures), () => bare.Forward(pixels, batch, embeddings), TimeSpan.FromSeconds(settings.IsQuick ? 3 : 10));

            var what = string.Create(CultureInfo.InvariantCulture, $"embedding: batch {batch}, {threads} thread{(threads == 1 ? "" : "s")}");
            yield return new Measure($"{what}, ratio to libtorch alone", ratio.Median, "×", batch == 1 ? MostRatio : null);
            yield return new Measure($"{what}, median", product.Median / batch, "ms a drawing", batch == 1 ? MostMsPerDrawing : null);
            yield return new Measure($"{what}, fastest", product.Least / batch, "ms a drawing");
            yield return new Measure($"{what}, fastest of libtorch alone", libtorch.Least / batch, "ms a drawing");
        }
    }
}
