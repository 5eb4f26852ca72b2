using SymbolNet.Learning.Checkpoints;
using SymbolNet.Learning.Curation;
using SymbolNet.Learning.Data;
using SymbolNet.Learning.Losses;
using SymbolNet.Learning.Networks;
using SymbolNet.Learning.Sampling;
using SymbolNet.Raster;
using SymbolNet.Tests.Learning.Checkpoints;
using static TorchSharp.torch;

namespace SymbolNet.Tests.Learning.Curation;

public sealed class FrozenOutputsTests : IDisposable
{
    static readonly SymbolCollection Symbols = ProceduralSymbols.Create(1, 5, 30, seed: 1);

    readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    /// <summary>Writes a small untrained model of the demo's network with a classifier of the symbols' classes.</summary>
    internal static void WriteClassifier(string directory, SymbolCollection symbols, Action<EmbeddingNetwork, LinearClassifier>? see = null)
    {
        var options = NetworkRegistry.Published("keras-demo");
        using var network = NetworkRegistry.Create(options, new SeededRandom(3, RandomPurpose.Weights));
        using var head = new LinearClassifier(options.Dimension, symbols.Classes.Count, new SeededRandom(4, RandomPurpose.Weights));
        ModuleWeights.WriteModel(directory, network, "test", id => new ModelDescription
        {
            Id = id, Network = options, Raster = new RasterOptions { Size = 28, InkExtent = 20, PenWidth = 2.4f }, Head = ObjectiveRegistry.Complete(new() { Name = "classification" }, options), Classes = symbols.Classes,
        }, head);
        see?.Invoke(network, head);
    }

    [Fact]
    public void Of_a_classifier_they_are_the_probabilities_of_its_classes()
    {
        using var scope = NewDisposeScope();
        int[] items = [7, 0, 140, .. Enumerable.Range(20, 80)];
        float[] expected = [];
        WriteClassifier(folder.Path, Symbols, (network, head) =>
        {
            using var noGrad = no_grad();
            var rasterizer = new Rasterizer(new RasterOptions { Size = 28, InkExtent = 20, PenWidth = 2.4f });
            var pictures = tensor(items.SelectMany(item => Symbols.Items[item].Render(rasterizer).Ink.ToArray()).ToArray(), [items.Length, 1, 28, 28]);
            expected = head.call(network.call(pictures)).exp().data<float>().ToArray();
        });
        using var model = EmbeddingModel.Load(folder.Path);
        var outputs = FrozenOutputs.Of(Symbols, items, model);
        Assert.Equal((items.Length, 5), (outputs.Count, outputs.Width));
        Assert.Equal(Symbols.Classes.Select(symbol => symbol.Name), outputs.Names);
        for (var i = 0; i < items.Length; i++)
            for (var j = 0; j < 5; j++)
                Assert.Equal(expected[5 * i + j], outputs[i][j], 1e-5f);
    }

    [Fact]
    public void Of_other_models_they_are_the_embedding()
    {
        EmbeddingModelTests.Write(folder.Path);
        using var model = EmbeddingModel.Load(folder.Path);
        var outputs = FrozenOutputs.Of(Symbols, [3, 4], model);
        Assert.Empty(outputs.Names);
        var rasterizer = new Rasterizer(model.Raster);
        var embedding = model.Embed([Symbols.Items[4].Render(rasterizer)])[0];
        Assert.Equal((2, 12), (outputs.Count, outputs.Width));
        for (var i = 0; i < 12; i++)
            Assert.Equal(embedding.Values[i], outputs[1][i], 1e-5f);
    }

    [Fact]
    public void Rows_that_do_not_fit_together_are_refused()
    {
        Assert.Throws<InvalidInputException>(() => new FrozenOutputs("none", []));
        Assert.Throws<ArgumentException>(() => new FrozenOutputs("ragged", [[1f], [1f, 2f]]));
        Assert.Throws<ArgumentException>(() => new FrozenOutputs("nan", [[float.NaN]]));
        Assert.Throws<ArgumentException>(() => new FrozenOutputs("names", [[1f, 2f]], ["one"]));
        Assert.Throws<ArgumentException>(() => new CurationTest(MadeOutputs.Create(3, 1), [true]));
    }
}
