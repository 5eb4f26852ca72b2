using System.Text.Json.Nodes;
using SymbolNet.Learning.Checkpoints;
using SymbolNet.Learning.Networks;
using SymbolNet.Learning.Sampling;
using SymbolNet.Raster;
using SymbolNet.Recognition;
using static TorchSharp.torch;

namespace SymbolNet.Tests.Learning.Checkpoints;

public sealed class EmbeddingModelTests : IDisposable
{
    static readonly NetworkOptions Options = new() { Layers = "c8/2 r8 p c16", Size = 16, Dimension = 12 };

    readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    /// <summary>Writes a small untrained model.</summary>
    internal static void Write(string directory, NetworkOptions? options = null, Action<EmbeddingNetwork>? change = null)
    {
        options ??= Options;
        using var network = NetworkRegistry.Create(options, new SeededRandom(3, RandomPurpose.Weights));
        change?.Invoke(network);
        ModuleWeights.WriteModel(directory, network, "test", id => new ModelDescription
        {
            Id = id, Network = options, Raster = new RasterOptions { Size = options.Size, InkExtent = 13, PenWidth = 1.2f }, Parameters = network.ParameterCount,
        });
    }

    static SymbolBitmap[] Bitmaps(int count)
    {
        var rasterizer = new Rasterizer(new RasterOptions { Size = 16, InkExtent = 13, PenWidth = 1.2f });
        return [.. Enumerable.Range(0, count).Select(i => rasterizer.Render(ProceduralSymbols.Draw(1, i, 1)))];
    }

    [Fact]
    public void What_its_blocks_make_of_a_picture_can_be_looked_at()
    {
        Write(folder.Path);
        using var model = EmbeddingModel.Load(folder.Path);
        var before = model.Embed(Bitmaps(1))[0].Values.ToArray();
        var blocks = model.Look(Bitmaps(2));
        // c8/2, r8 and c16 behind the pooling.
        Assert.Equal([(8, 8, 8), (8, 8, 8), (16, 4, 16)], blocks.Select(block => (block.Channels, block.Side, block.Strongest[1].Count)));
        Assert.All(blocks, block => Assert.All(block.Strongest.SelectMany(maps => maps), map => Assert.Equal(block.Height * block.Width, map.Length)));
        Assert.Contains(blocks[0].Strongest[0], map => map.Max() > map.Min());
        Assert.NotEqual(blocks[0].Strongest[0], blocks[0].Strongest[1]);
        Assert.Equal(blocks[0].Strongest[1], model.Look(Bitmaps(2)[1..])[0].Strongest[0]);
        Assert.Empty(model.Look([]));
        Assert.Equal(before, model.Embed(Bitmaps(1))[0].Values.ToArray());
        Assert.Throws<ArgumentException>(() => model.Look([new SymbolBitmap(8, new float[64])]));
    }

    public static TheoryData<string> Networks => [.. NetworkRegistry.Names];

    [Theory]
    [MemberData(nameof(Networks))]
    public void Every_network_shows_a_bounded_number_of_bounded_maps(string name)
    {
        var published = NetworkRegistry.Published(name);
        // The large one at its smallest.
        using var network = NetworkRegistry.Create(name == "zfnet" ? published with { Layers = "32" } : published, new SeededRandom(3, RandomPurpose.Weights));
        network.eval();
        using var scope = NewDisposeScope();
        using var noGrad = no_grad();
        var blocks = FeatureBlock.Of([network.Look(rand(1, 1, published.Size, published.Size))]);
        Assert.InRange(blocks.Count, 2, FeatureBlock.BlockLimit);
        Assert.All(blocks, block =>
        {
            Assert.InRange(block.Strongest[0].Count, 1, FeatureBlock.MapLimit);
            Assert.InRange(Math.Max(block.Height, block.Width), 1, FeatureBlock.SideLimit);
            Assert.All(block.Strongest[0], map => Assert.All(map, value => Assert.True(float.IsFinite(value))));
        });
    }

    string Refusal() => Assert.Throws<InvalidInputException>(() => EmbeddingModel.Load(folder.Path).Dispose()).Message;

    [Fact]
    public void A_loaded_model_embeds_as_the_network_it_was_written_from()
    {
        using var scope = NewDisposeScope();
        var bitmaps = Bitmaps(5);
        float[][] expected = [];
        Write(folder.Path, change: network =>
        {
            using var noGrad = no_grad();
            var input = tensor(bitmaps.SelectMany(bitmap => bitmap.Ink.ToArray()).ToArray(), [5, 1, 16, 16]);
            network.train();
            for (var i = 0; i < 3; i++)
                network.call(input);
            network.eval();
            var output = nn.functional.normalize(network.call(input), dim: 1);
            expected = [.. Enumerable.Range(0, 5).Select(i => output[i].data<float>().ToArray())];
        });
        using var model = EmbeddingModel.Load(folder.Path);
        Assert.StartsWith("test-", model.ModelId, StringComparison.Ordinal);
        Assert.Equal((12, 16), (model.Dimension, model.Raster.Size));
        var together = model.Embed(bitmaps);
        for (var i = 0; i < 5; i++)
        {
            var alone = model.Embed([bitmaps[i]])[0];
            for (var j = 0; j < 12; j++)
            {
                Assert.Equal(expected[i][j], together[i].Values[j], 1e-4f);
                Assert.Equal(expected[i][j], alone.Values[j], 1e-4f);
            }
        }
        Assert.Empty(model.Embed([]));
        Assert.Throws<ArgumentException>(() => model.Embed([new SymbolBitmap(8, new float[64])]));
    }

    [Fact]
    public void Embedding_leaves_no_tensor_behind()
    {
        Write(folder.Path);
        using var model = EmbeddingModel.Load(folder.Path);
        var bitmaps = Bitmaps(3);
        model.Embed(bitmaps);
        var before = TorchSharp.DisposeScopeManager.Statistics.ThreadTotalLiveCount;
        for (var i = 0; i < 20; i++)
            model.Embed(bitmaps);
        Assert.Equal(before, TorchSharp.DisposeScopeManager.Statistics.ThreadTotalLiveCount);
    }

    [Fact]
    public async Task The_synchronous_embedder_may_be_asked_from_many_threads()
    {
        Write(folder.Path);
        using var model = EmbeddingModel.Load(folder.Path);
        var embedder = new SynchronousEmbedder(model);
        var bitmaps = Bitmaps(8);
        var expected = model.Embed(bitmaps);
        var answers = await Task.WhenAll(Enumerable.Range(0, 32).Select(i => Task.Run(async () => await embedder.EmbedAsync(bitmaps[i % 8]))));
        for (var i = 0; i < 32; i++)
            Assert.Equal(1, answers[i].Similarity(expected[i % 8]), 1e-4f);
    }

    [Fact]
    public void Missing_files_are_named()
    {
        Assert.Contains("model.json is missing", Refusal(), StringComparison.Ordinal);
        Write(folder.Path);
        File.Delete(folder["weights.safetensors"]);
        Assert.Contains("weights.safetensors is missing", Refusal(), StringComparison.Ordinal);
    }

    [Fact]
    public void Damaged_weights_are_noticed()
    {
        Write(folder.Path);
        var file = File.ReadAllBytes(folder["weights.safetensors"]);
        folder.Write("weights.safetensors", file[..(file.Length - 5)]);
        Assert.Contains("weights.safetensors", Refusal(), StringComparison.Ordinal);
        file[^3] ^= 1;
        folder.Write("weights.safetensors", file);
        Assert.Contains("fingerprint", Refusal(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_model_that_cannot_be_written_whole_leaves_the_earlier_one()
    {
        Write(folder.Path);
        Directory.CreateDirectory(folder["model.json.tmp"]);
        Assert.Contains("model.json' cannot be written", Assert.Throws<InvalidInputException>(() => Write(folder.Path, change: network =>
        {
            using var noGrad = no_grad();
            network.parameters().First().zero_();
        })).Message, StringComparison.Ordinal);
        EmbeddingModel.Load(folder.Path).Dispose();
        Assert.Equal(["model.json", "weights.safetensors"], Directory.EnumerateFiles(folder.Path).Select(Path.GetFileName).Order());
    }

    [Theory]
    [InlineData("c8/2 r8 p c32", "is [16, 8, 3, 3] where [32, 8, 3, 3] is expected")]
    [InlineData("c8/2 r8 p", "too much")]
    [InlineData("c8/2 r8 p c16 c16", "lacks")]
    public void Weights_of_another_architecture_are_refused_with_what_differs(string layers, string why)
    {
        Write(folder.Path);
        var description = ModelDescription.Read(folder.Path);
        (description with { Network = description.Network with { Layers = layers } }).Write(folder.Path);
        Assert.Contains(why, Refusal(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "does not describe a model")]
    [InlineData("{}", "does not describe a model")]
    [InlineData("""{"format":99}""", "version 99")]
    public void Other_descriptions_are_refused(string text, string why)
    {
        Write(folder.Path);
        File.WriteAllText(folder["model.json"], text);
        Assert.Contains(why, Refusal(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_description_of_version_1_gets_the_usual_rule_until_it_is_calibrated_again()
    {
        Write(folder.Path);
        var description = ModelDescription.Read(folder.Path);
        var old = JsonNode.Parse(File.ReadAllText(folder["model.json"]))!;
        (old["format"], old["rule"]) = (1, new JsonObject { ["temperature"] = 0.3, ["unknownLevel"] = 0.4, ["unknownGrowth"] = 0.04 });
        File.WriteAllText(folder["model.json"], old.ToJsonString());
        using var model = EmbeddingModel.Load(folder.Path);
        Assert.Equal((description.Id, new DecisionRule(), ModelDescription.CurrentFormat), (model.ModelId, model.Rule, model.Description.Format));
    }

    [Fact]
    public void Unknown_devices_are_refused()
    {
        Write(folder.Path);
        Assert.Contains("is no device", Assert.Throws<InvalidInputException>(() => EmbeddingModel.Load(folder.Path, "toaster")).Message, StringComparison.Ordinal);
    }
}
