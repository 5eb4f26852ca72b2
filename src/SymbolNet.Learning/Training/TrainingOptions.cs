using SymbolNet.Learning.Augmentation;
using SymbolNet.Learning.Networks;
using SymbolNet.Raster;

namespace SymbolNet.Learning.Training;

/// <summary>Every number of a training. The defaults are the recipe of the shipped model. Stored with the model and with every checkpoint.</summary>
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

    /// <summary>Pictures per step.</summary>
    public int Batch { get; init; } = 128;

    /// <summary>Drawings of each class in a batch; 1 goes through all drawings in random order.</summary>
    public int DrawingsPerClass { get; init; } = 2;

    /// <summary>Groups of classes of one alphabet and orientation in a batch; 0 mixes everything.</summary>
    public int AlphabetGroups { get; init; } = 4;

    /// <summary>Highest learning rate of AdamW.</summary>
    public double LearningRate { get; init; } = 4e-3;

    /// <summary>Decay of AdamW's average gradient.</summary>
    public double Beta1 { get; init; } = 0.9;

    /// <summary>Decay of AdamW's average squared gradient.</summary>
    public double Beta2 { get; init; } = 0.99;

    /// <summary>Weight decay of convolution and linear weights.</summary>
    public double WeightDecay { get; init; } = 0.02;

    /// <summary>Part of the steps in which the learning rate rises; then it falls along a cosine to 0.</summary>
    public double WarmUp { get; init; } = 0.05;

    /// <summary>Longest gradient over all parameters together; 0 does not clip.</summary>
    public double GradientClip { get; init; }

    /// <summary>Decay of the running average of the weights, which is what is kept.</summary>
    public double AverageDecay { get; init; } = 0.999;

    /// <summary>Weight of the margin softmax in the loss; 0 leaves it out.</summary>
    public double SoftmaxWeight { get; init; } = 1;

    /// <summary>Scale of the margin softmax.</summary>
    public double SoftmaxScale { get; init; } = 30;

    /// <summary>Margin of the margin softmax, as a cosine.</summary>
    public double SoftmaxMargin { get; init; } = 0.25;

    /// <summary>Part of the steps in which the margin grows from 0.</summary>
    public double MarginRamp { get; init; } = 0.15;

    /// <summary>Weight of the contrastive loss; 0 leaves it out. Needs at least two <see cref="DrawingsPerClass"/>.</summary>
    public double ContrastWeight { get; init; } = 1;

    /// <summary>Scale of the contrastive loss.</summary>
    public double ContrastScale { get; init; } = 16;

    /// <summary>Margin of the contrastive loss, as a cosine.</summary>
    public double ContrastMargin { get; init; } = 0.05;

    /// <summary>Element type of convolutions and matrix products.</summary>
    public TrainingPrecision Precision { get; init; } = TrainingPrecision.BFloat16;

    /// <summary>How often the held-out alphabets are evaluated over the run; the end always is.</summary>
    public int Validations { get; init; } = 10;

    /// <summary>The same seed, data and number of threads give the same weights.</summary>
    public long Seed { get; init; } = 1;

    /// <summary>Threads of libtorch; 0 takes the number of cores.</summary>
    public int Threads { get; init; }

    /// <summary>Throws when the numbers make no training.</summary>
    /// <exception cref="InvalidInputException">A number is out of range; the sentence names it.</exception>
    public void Validate()
    {
        static void Require(bool fine, string sentence)
        {
            if (!fine)
                throw new InvalidInputException(sentence);
        }

        Raster.Validate();
        Require(Network.Size == Raster.Size, $"The network takes pictures of {Network.Size} pixels but {Raster.Size} are drawn.");
        Require(FieldResolution is >= 1 and <= 4, $"The field resolution must be 1 to 4, not {FieldResolution}.");
        Require(Orientations is 1 or 4 or 8, $"There can be 1, 4 or 8 orientations, not {Orientations}.");
        Require(Batch is >= 2 and <= 65536, $"A batch must hold 2 to 65536 pictures, not {Batch}.");
        Require(LearningRate is > 0 and < 10, $"The learning rate must lie between 0 and 10, not {LearningRate}.");
        Require(SoftmaxWeight >= 0 && ContrastWeight >= 0 && SoftmaxWeight + ContrastWeight > 0, "At least one of the softmax and contrast weights must be above 0, and none below.");
        Require(ContrastWeight == 0 || DrawingsPerClass >= 2, "The contrastive loss needs at least two drawings per class.");
        Require(WarmUp is >= 0 and < 1 && MarginRamp is >= 0 and <= 1, "Warm-up and margin ramp are parts of the run, from 0 to 1.");
        Require(AverageDecay is >= 0 and < 1, $"The average's decay must be at least 0 and below 1, not {AverageDecay}.");
        Require(new[] { SoftmaxScale, SoftmaxMargin, SoftmaxWeight, ContrastScale, ContrastMargin, ContrastWeight, GradientClip, WeightDecay, Beta1, Beta2 }.All(double.IsFinite), "Scales, margins, weights, decays and betas must be finite numbers.");
        Require(Validations >= 0 && Threads >= 0 && GradientClip >= 0 && WeightDecay >= 0, "Validations, threads, gradient clip and weight decay cannot be negative.");
    }
}
