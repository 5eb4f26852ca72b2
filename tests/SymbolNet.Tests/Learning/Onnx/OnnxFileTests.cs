using System.Text;
using SymbolNet.Learning.Checkpoints;
using SymbolNet.Learning.Networks;
using SymbolNet.Learning.Onnx;
using SymbolNet.Raster;
using SymbolNet.Tests.Learning.Checkpoints;
using Xunit.Abstractions;
using static TorchSharp.torch;

namespace SymbolNet.Tests.Learning.Onnx;

/// <summary>What is exported gives the same embeddings in onnxruntime as here.</summary>
public sealed class OnnxFileTests(ITestOutputHelper output) : IDisposable
{
    const float Tolerance = 1e-4f;

    readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    /// <summary>Every kind of network, and pictures of the side it wants, a smaller and a larger one where it resizes them.</summary>
    static readonly NetworkOptions[] Networks =
    [
        new() { Name = "residual", Layers = "c8k5/2 r8 p c16 r16", Size = 21, Dimension = 12 },
        new() { Name = "plain" },
        new() { Name = "conv4", Dimension = 64 },
        new() { Name = "prototypical", Size = 28 },
        new() { Name = "symbolnet", Size = 28, Layers = "1 3" },
        new() { Name = "keras-demo", Size = 28 },
        new() { Name = "resnet18", Size = 32, Layers = "32" },
        new() { Name = "resnet50", Size = 48, Layers = "32" },
        new() { Name = "zfnet", Size = 24, Layers = "64" },
        new() { Name = "lecture", Size = 80, Layers = "64" },
    ];

    static SymbolBitmap[] Pictures(RasterOptions raster, int count)
    {
        var rasterizer = new Rasterizer(raster);
        return [.. Enumerable.Range(0, count).Select(i => rasterizer.Render(ProceduralSymbols.Draw(1, i, 1)))];
    }

    static string StarterFolder
    {
        get
        {
            for (var above = new DirectoryInfo(AppContext.BaseDirectory); above is not null; above = above.Parent)
                if (Directory.Exists(Path.Combine(above.FullName, "models", "starter")))
                    return Path.Combine(above.FullName, "models", "starter");
            throw new DirectoryNotFoundException("The shipped model is nowhere above the tests.");
        }
    }

    // Statistics of batch norm as after a training: with those of fresh networks all pictures look alike, and a mistake in folding stays hidden.
    static void Unsettle(EmbeddingNetwork network)
    {
        using var noGrad = no_grad();
        using var scope = NewDisposeScope();
        var size = network.Options.Size;
        network.train();
        for (var i = 0; i < 30; i++)
            network.call(tensor(Pictures(new RasterOptions { Size = size, InkExtent = 13, PenWidth = 1.2f }, 4).SelectMany(picture => picture.Ink.ToArray()).ToArray(), [4, 1, size, size]));
        network.eval();
    }

    [Fact]
    public void Every_network_and_the_shipped_model_give_the_same_embeddings_elsewhere()
    {
        // resnet34 is resnet18 with more blocks.
        Assert.Equal(["resnet34"], NetworkRegistry.Names.Except(Networks.Select(network => network.Name)));
        var models = new List<string> { StarterFolder };
        foreach (var options in Networks)
        {
            models.Add(folder[options.Name]);
            EmbeddingModelTests.Write(models[^1], NetworkRegistry.Complete(options), Unsettle);
        }
        var (jobs, expected) = (new List<OnnxRuntime.Job>(), new List<float[]>());
        foreach (var directory in models)
        {
            using var model = EmbeddingModel.Load(directory);
            var file = folder[$"{model.Description.Network.Name}-{model.ModelId}.onnx"];
            OnnxFile.Write(model, file);
            foreach (var count in new[] { 1, 5 })
            {
                jobs.Add(new(file, model.Raster.Size, Pictures(model.Raster, count)));
                expected.Add([.. model.Embed(jobs[^1].Pictures).SelectMany(embedding => embedding.Values.ToArray())]);
            }
        }
        var answers = OnnxRuntime.Run(jobs);
        for (var i = 0; i < jobs.Count; i++)
        {
            var count = jobs[i].Pictures.Count;
            Assert.Equal(["pictures", "embeddings"], [.. answers[i].Inputs, .. answers[i].Outputs]);
            Assert.Equal([count, expected[i].Length / count], answers[i].Shape);
            var difference = answers[i].Embeddings.Zip(expected[i], (other, own) => MathF.Abs(other - own)).Max();
            output.WriteLine($"{Path.GetFileName(jobs[i].Model)}, {count} pictures: {difference}");
            // Networks that see no difference between pictures would pass whatever was exported.
            Assert.True(count == 1 || expected[i][..(expected[i].Length / count)].Zip(expected[i][^(expected[i].Length / count)..], (first, last) => MathF.Abs(first - last)).Max() > 100 * Tolerance, jobs[i].Model);
            Assert.True(difference < Tolerance, $"{Path.GetFileName(jobs[i].Model)}, {count} pictures: {difference}");
        }
    }

    [Fact]
    public void The_file_says_which_model_it_is_and_how_to_draw_for_it()
    {
        EmbeddingModelTests.Write(folder["model"]);
        using var model = EmbeddingModel.Load(folder["model"]);
        OnnxFile.Write(model, folder["model.onnx"]);
        var text = Encoding.Latin1.GetString(File.ReadAllBytes(folder["model.onnx"]));
        foreach (var part in new[] { "symbolnet.model", model.ModelId, "symbolnet.raster", """{"size":16,"inkExtent":13,"penWidth":1.2}""", "symbolnet.rule", "\"confidentFrom\":", "symbolnet.licence", "MIT" })
            Assert.Contains(part, text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_place_that_cannot_be_written_is_a_sentence()
    {
        EmbeddingModelTests.Write(folder["model"]);
        using var model = EmbeddingModel.Load(folder["model"]);
        Assert.Contains("cannot be written", Assert.Throws<InvalidInputException>(() => OnnxFile.Write(model, folder["model"])).Message, StringComparison.Ordinal);
    }
}
