using SymbolNet.Learning.Checkpoints;
using SymbolNet.Learning.Data;
using SymbolNet.Learning.Losses;
using SymbolNet.Learning.Training;

namespace SymbolNet.Tests.Learning.Evaluation;

/// <summary>Small models of each kind, trained for a few steps.</summary>
public sealed class ModelTestsFixture : IDisposable
{
    readonly TemporaryFolder folder = new();

    public SymbolCollection Symbols { get; } = ProceduralSymbols.Create(2, 5, 8, seed: 4);

    public ModelTestsFixture()
    {
        Distances = Train("distances", new() { Name = "contrastive", Margin = 3 }, 1, 3);
        (Pairs, Classes, YesOrNo) = (Train("pairs", new() { Name = "pairs" }, 1, 60), Train("classes", new() { Name = "classification" }, 4, 3), Train("yes", new() { Name = "frozen-binary", PositiveClasses = ["character01", "character03"] }, 1, 3, folder["classes"]));
    }

    /// <summary>A model with a judge of pairs.</summary>
    public EmbeddingModel Pairs { get; }

    /// <summary>A model with a classifier, trained on four orientations of each class.</summary>
    public EmbeddingModel Classes { get; }

    /// <summary>A model with one yes-or-no unit.</summary>
    public EmbeddingModel YesOrNo { get; }

    /// <summary>A model of the contrastive loss with a margin of 3.</summary>
    public EmbeddingModel Distances { get; }

    /// <summary>The folder of a model.</summary>
    public string FolderOf(string kind) => folder[kind];

    public void Dispose()
    {
        foreach (var model in new[] { Pairs, Classes, YesOrNo, Distances })
            model.Dispose();
        folder.Dispose();
    }

    EmbeddingModel Train(string kind, ObjectiveOptions objective, int orientations, int steps, string? from = null)
    {
        var options = new TrainingOptions
        {
            Network = new() { Layers = "c8/2 p c16 p", Dimension = 16 }, Raster = new() { Size = 16, InkExtent = 14, PenWidth = 1.2f }, Orientations = orientations, Batch = 32, Threads = 1,
            Precision = TrainingPrecision.Float32, AverageDecay = 0, Validations = 0, Objective = objective, Optimization = new() { LearningRate = 3e-3 },
        };
        Assert.True(new Trainer(Symbols, null, folder[kind], _ => { }).Start(options, TrainingBudget.OfSteps(steps), from));
        return EmbeddingModel.Load(folder[kind]);
    }
}
