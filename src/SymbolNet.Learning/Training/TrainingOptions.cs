using SymbolNet.Learning.Augmentation;
using SymbolNet.Learning.Losses;
using SymbolNet.Learning.Networks;
using SymbolNet.Raster;

namespace SymbolNet.Learning.Training;

/// <summary>Every number of a training. The defaults are a training that a processor does in an hour; the shipped model's numbers are in <c>models/recipes/shipped.json</c>. Stored with the model and with every checkpoint.</summary>
public sealed record TrainingOptions
{
    /// <summary>First part of the model's id.</summary>
    public string Name { get; init; } = "symbolnet";

    /// <summary>The network to train.</summary>
    public NetworkOptions Network { get; init; } = new();

    /// <summary>How drawings are normalised, and the pen of the finished model.</summary>
    public RasterOptions Raster { get; init; } = new() { Size = 32, InkExtent = 28f, PenWidth = 1.5f };

    /// <summary>Cells per pixel of the distance fields that are warped.</summary>
    public int FieldResolution { get; init; } = 2;

    /// <summary>How drawings are varied.</summary>
    public AugmentationOptions Augmentation { get; init; } = new();

    /// <summary>Orientations of every character that count as classes of their own: 1, 4 (quarter turns) or 8 (and their mirror images).</summary>
    public int Orientations { get; init; } = 8;

    /// <summary>Characters composed of two others that are learned beside them, as further classes; see <see cref="Data.ComposedCharacters"/>.</summary>
    public int ComposedCharacters { get; init; }

    /// <summary>What is strived for, and how its batches are drawn.</summary>
    public ObjectiveOptions Objective { get; init; } = new();

    /// <summary>Pictures per step.</summary>
    public int Batch { get; init; } = 128;

    /// <summary>How weights are changed.</summary>
    public OptimizationOptions Optimization { get; init; } = new();

    /// <summary>Decay of the running average of the weights, which is what is kept; 0 keeps the weights themselves.</summary>
    public double AverageDecay { get; init; } = 0.999;

    /// <summary>Element type of convolutions and matrix products.</summary>
    public TrainingPrecision Precision { get; init; } = TrainingPrecision.BFloat16;

    /// <summary>Where to compute: <c>cpu</c>, <c>cuda</c>, <c>cuda:0</c>, or <c>auto</c>, which takes CUDA where there is one.</summary>
    public string Device { get; init; } = "cpu";

    /// <summary>How often what is held out is evaluated over the run; the end always is.</summary>
    public int Validations { get; init; } = 10;

    /// <summary>Validations in a row without a better one after which the run ends early; 0 never does.</summary>
    public int Patience { get; init; }

    /// <summary>The same seed, data and number of threads give the same weights.</summary>
    public long Seed { get; init; } = 1;

    /// <summary>Threads of libtorch; 0 takes the number of cores.</summary>
    public int Threads { get; init; }

    /// <summary>Fills in what is left to the network and the objective, and checks everything.</summary>
    /// <exception cref="InvalidInputException">A number is out of range, or parts do not fit together; the sentence names it.</exception>
    public TrainingOptions Complete()
    {
        Raster.Validate();
        Augmentation.Validate();
        Optimization.Validate();
        InvalidInputException.Require(FieldResolution is >= 1 and <= 4, $"The field resolution must be 1 to 4, not {FieldResolution}.");
        InvalidInputException.Require(Orientations is 1 or 4 or 8, $"There can be 1, 4 or 8 orientations, not {Orientations}.");
        InvalidInputException.Require(ComposedCharacters is >= 0 and <= 100_000, $"There can be up to 100000 composed characters, not {ComposedCharacters}.");
        InvalidInputException.Require(Batch is >= 2 and <= 65536, $"A batch must hold 2 to 65536 pictures, not {Batch}.");
        InvalidInputException.Require(AverageDecay is >= 0 and < 1, $"The average's decay must be at least 0 and below 1, not {AverageDecay}.");
        InvalidInputException.Require(Validations >= 0 && Patience >= 0 && Threads >= 0, "Validations, patience and threads cannot be negative.");
        var network = NetworkRegistry.Complete(Network with { Size = Raster.Size });
        return this with
        {
            Network = network,
            Objective = ObjectiveRegistry.Complete(Objective, network),
            Threads = Threads > 0 ? Threads : Environment.ProcessorCount,
        };
    }
}
