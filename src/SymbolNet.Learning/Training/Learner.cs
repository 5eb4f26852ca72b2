using SymbolNet.Learning.Checkpoints;
using SymbolNet.Learning.Data;
using SymbolNet.Learning.Losses;
using SymbolNet.Learning.Networks;
using SymbolNet.Learning.Sampling;
using TorchSharp;
using static TorchSharp.torch;

namespace SymbolNet.Learning.Training;

/// <summary>
/// What changes from step to step: the network, what its objective trains beside it, the optimiser's state, and the running average of the weights, which is what is kept. Not thread-safe.
/// </summary>
sealed class Learner : IDisposable
{
    readonly TrainingOptions options;
    readonly Objective? averagedObjective;
    readonly WeightAverage[] averages;

    /// <summary>Builds everything on its device.</summary>
    /// <param name="options">Complete options.</param>
    /// <param name="classes">The classes learned from.</param>
    /// <param name="initialWeights">Where the first weights of the network, and of the judge of pairs, come from: a model's folder or a safetensors file; null draws them.</param>
    public Learner(TrainingOptions options, IReadOnlyList<SymbolClass> classes, string? initialWeights)
    {
        (this.options, Classes) = (options, classes);
        Device = ComputeDevice.Parse(options.Device);
        var random = new SeededRandom(options.Seed, RandomPurpose.Weights);
        Network = NetworkRegistry.Create(options.Network, random);
        Objective = ObjectiveRegistry.Create(options.Objective, Network, classes, options.Orientations, random);
        if (initialWeights is not null)
            LeftOut = ModuleWeights.LoadFirst(Network, initialWeights, Objective.Kept as PairHead, options.Objective);
        Averaged = NetworkRegistry.Create(options.Network);
        averagedObjective = Objective.Kept is null ? null : ObjectiveRegistry.Create(options.Objective, Averaged, classes, options.Orientations, random);
        if (Device.type != DeviceType.CPU)
            foreach (var module in new nn.Module?[] { Network, Averaged, Objective, averagedObjective }.OfType<nn.Module>())
                module.to(Device);
        Network.Precision = Objective.Precision = options.Precision == TrainingPrecision.BFloat16 && ComputeDevice.HasBFloat16(Device) ? ScalarType.BFloat16 : ScalarType.Float32;
        averages = AveragedHead is null ? [new(Averaged, Network)] : [new(Averaged, Network), new(AveragedHead, Objective.Kept!)];
        Averaged.eval();
        averagedObjective?.eval();
        Optimization = new Optimization(options.Optimization, Network, Objective);
    }

    /// <summary>The classes learned from.</summary>
    public IReadOnlyList<SymbolClass> Classes { get; }

    /// <summary>Tensors of the first weights that the network has no place for.</summary>
    public IReadOnlyList<string> LeftOut { get; } = [];

    /// <summary>Where it computes.</summary>
    public Device Device { get; }

    /// <summary>The network that is trained.</summary>
    public EmbeddingNetwork Network { get; }

    /// <summary>What it strives for.</summary>
    public Objective Objective { get; }

    /// <summary>The average of the network, in evaluation mode.</summary>
    public EmbeddingNetwork Averaged { get; }

    /// <summary>The average of what the objective keeps with the network, in evaluation mode; null where it keeps nothing.</summary>
    public nn.Module? AveragedHead => averagedObjective?.Kept;

    /// <summary>The optimiser.</summary>
    public Optimization Optimization { get; }

    /// <summary>Every module with the beginning of its tensors' names in a checkpoint.</summary>
    public IEnumerable<(string Prefix, nn.Module Module)> Modules =>
        AveragedHead is null
            ? [("network.", Network), ("average.", Averaged), ("objective.", Objective)]
            : [("network.", Network), ("average.", Averaged), ("objective.", Objective), ("averageHead.", AveragedHead)];

    /// <summary>Whether every weight is a number, and so can be kept.</summary>
    public bool IsFinite
    {
        get
        {
            using var noGrad = no_grad();
            using var scope = NewDisposeScope();
            return stack(Modules.SelectMany(part => ModuleWeights.Of(part.Module)).Select(entry => entry.Tensor.isfinite().all())).all().item<bool>();
        }
    }

    /// <summary>The averaged weights by the names that they have in a model's file.</summary>
    public IEnumerable<(string Name, float[] Values)> AveragedWeights() =>
        ModuleWeights.Of(Averaged).Concat(AveragedHead is null ? [] : ModuleWeights.Of(AveragedHead).Select(entry => (Name: ModuleWeights.HeadPrefix + entry.Name, entry.Tensor)))
            .Select(entry => (entry.Name, ModuleWeights.Store(entry.Tensor).ToFloats()));

    /// <summary>Makes ready for steps. A frozen network stays in evaluation mode: its norms must not learn either.</summary>
    public void Train()
    {
        Network.train(Objective.TrainsNetwork);
        Objective.train();
    }

    /// <summary>Measures the averaged weights.</summary>
    public Measurement Measure(Validation validation) => validation.Measure(Averaged, AveragedHead);

    /// <summary>How alike the averaged weights find pairs of drawings.</summary>
    public IReadOnlyList<double> Score(SamplePairs pairs) => pairs.Score(Averaged, AveragedHead);

    /// <summary>One step.</summary>
    /// <param name="batch">What to learn from, on <see cref="Device"/>.</param>
    /// <param name="step">The step, from 0.</param>
    /// <param name="steps">Steps of the whole run.</param>
    /// <param name="rate">A learning rate instead of the schedule's.</param>
    /// <returns>The loss, in the caller's dispose scope.</returns>
    public Tensor Step(TrainingBatch batch, long step, long steps, double? rate = null)
    {
        // Dropout draws from libtorch's generator: the step seeds it, so that a resumed run drops the same values.
        using var generator = manual_seed(options.Seed + step);
        Objective.Advance((double)step / steps);
        var loss = Objective.call(Embed(batch.Pictures), batch.Labels);
        Optimization.Step(loss, rate ?? options.Optimization.RateAt(step, steps));
        foreach (var average in averages)
            average.Update(Math.Min(options.AverageDecay, (step + 1.0) / (step + 10.0)));
        return loss;
    }

    public void Dispose()
    {
        Optimization.Dispose();
        averagedObjective?.Dispose();
        Averaged.Dispose();
        Objective.Dispose();
        Network.Dispose();
    }

    Tensor Embed(Tensor pictures)
    {
        if (Objective.TrainsNetwork)
            return Network.call(pictures);
        using var noGrad = no_grad();
        return Network.call(pictures);
    }
}
