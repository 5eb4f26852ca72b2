using System.Runtime.InteropServices;
using SymbolNet.Benchmarks.Measuring;
using SymbolNet.Learning.Checkpoints;
using SymbolNet.Learning.Data;
using SymbolNet.Learning.Evaluation;
using SymbolNet.Learning.Networks;
using SymbolNet.Learning.Sampling;
using SymbolNet.Learning.Training;
using static TorchSharp.torch;

namespace SymbolNet.Benchmarks.Sections;

/// <summary>
/// SymbolNet's published training and classification. Training with everything that belongs to it (sampling, drawing and warping pictures on another thread, the step, the average of the weights) against a
/// bare loop in C++ over the same libtorch that is fed the same pictures for nothing; classification by the published rule, fast and pair by pair.
/// </summary>
static class TrainingSection
{
    /// <summary>At least 0.9 of the bare loop's pairs a second.</summary>
    const double MostRatio = 1 / 0.9;
    const double MostMsPerImage = 1;
    const double MostDifference = 1e-5;

    const int Categories = 26, Memories = 10, Queries = 256;

    /// <summary>Measures it.</summary>
    public static IAsyncEnumerable<Measure> MeasureAsync(Settings settings, CancellationToken cancellation) => Measures(settings, cancellation).ToAsyncEnumerable();

    static IEnumerable<Measure> Measures(Settings settings, CancellationToken cancellation)
    {
        var collection = DatasetReader.Open(DatasetAddress.Parse($"procedural:1/1x{Categories}x20"));
        var recipe = Recipe.Read(Path.Combine(AppContext.BaseDirectory, "models", "recipes", "symbolnet-uppercases.json"));
        var options = recipe.Training.Complete();
        var pairs = options.Batch / 2;
        set_num_threads(options.Threads);
        // As the symbolnet command does: OpenBLAS's own threads fight libtorch's.
        BareNetwork.SetBlasThreads(1);

        using (var learner = new Learner(options, collection.Classes, null))
        using (var bare = new BareTraining())
        {
            var fields = FieldSet.Measure(collection, options.Raster, options.FieldResolution, cancellation: cancellation);
            using var batches = TrainingBatches.Start(collection, options, learner.Objective, fields, 0, long.MaxValue, learner.Device);
            float[] pictures;
            long[] same;
            using (var batch = batches.Take())
            {
                pictures = batch.Pictures.data<float>().ToArray();
                var labels = MemoryMarshal.Cast<byte, long>(batch.Labels.bytes);
                same = new long[pairs];
                for (var i = 0; i < pairs; i++)
                    same[i] = labels[2 * i] == labels[2 * i + 1] ? 1 : 0;
            }
            var step = 0L;
            var waited = System.Diagnostics.Stopwatch.StartNew();
            waited.Reset();
            learner.Train();
            var (product, libtorch, ratio) = Timing.Compare(
                () =>
                {
                    using var scope = NewDisposeScope();
                    waited.Start();
                    using var batch = batches.Take();
                    waited.Stop();
                    learner.Step(batch, step++, long.MaxValue);
                },
                () => bare.Step(pictures, same), TimeSpan.FromSeconds(settings.IsQuick ? 10 : 40));
            yield return new Measure($"training: SymbolNet, {pairs} pairs a step, ratio to a bare loop in C++", ratio.Median, "×", MostRatio);
            yield return new Measure("training: SymbolNet", pairs * 1000 / product.Median, "pairs/s");
            yield return new Measure("training: the bare loop", pairs * 1000 / libtorch.Median, "pairs/s");
            yield return new Measure("training: part of a step spent waiting for pictures", 100 * waited.Elapsed.TotalMilliseconds / step / product.Median, "%");
        }
        cancellation.ThrowIfCancellationRequested();

        // Random weights: what classification costs does not depend on them.
        var random = new SeededRandom(1, RandomPurpose.Weights);
        using var network = NetworkRegistry.Create(options.Network, random);
        using var head = new PairEvaluator(network.Parts, CompareMode.Subtract, random);
        network.eval();
        head.eval();
        var model = new PairModel(network, head);
        var rendered = new RenderedCollection(collection, options.Raster);
        using var memory = model.NewMemory(Memories);
        for (var i = 0; i < Categories; i++)
            memory.Register(collection.Classes[i].Name, model.Embed(rendered.Of(collection.ItemsOf[i][..Memories], cancellation)), cancellation);
        var asked = rendered.Of([.. Enumerable.Range(0, Queries).Select(i => collection.ItemsOf[i % Categories][Memories + i / Categories % Memories])], cancellation);
        var embeddings = model.Embed(asked);
        var fast = Timing.Of(() => memory.ScoreProjected(model.Project(asked)), TimeSpan.FromSeconds(settings.IsQuick ? 3 : 10));
        yield return new Measure($"classification: {Categories} × {Memories} memories by the published rule", fast.Median / Queries, "ms an image", MostMsPerImage);
        yield return new Measure("classification: largest difference to every pair judged whole", LargestDifference(memory.ScoreProjected(model.Project(asked)), embeddings), "of a score", MostDifference);

        double LargestDifference(float[][] scores, float[][] queries)
        {
            using var mode = inference_mode();
            var largest = 0.0;
            for (var query = 0; query < Categories; query++)
                for (var category = 0; category < Categories; category++)
                {
                    using var scope = NewDisposeScope();
                    var memories = memory.Categories[category].Memories;
                    Tensor Rows(IReadOnlyList<float[]> rows) => tensor([.. rows.SelectMany(row => row)], [rows.Count, head.Dimension]);
                    var whole = PairHead.Similarity(head.call(Rows([.. memories.Select(_ => queries[query])]), Rows(memories))).mean().item<float>();
                    largest = Math.Max(largest, Math.Abs(whole - scores[query][category]));
                }
            return largest;
        }
    }
}
