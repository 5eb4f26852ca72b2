using SymbolNet.Learning.Checkpoints;
using SymbolNet.Learning.Losses;
using SymbolNet.Learning.Networks;
using SymbolNet.Learning.Sampling;
using SymbolNet.Learning.Training;
using static TorchSharp.torch;

namespace SymbolNet.Tests.Learning.Training;

public sealed class OptimizationTests
{
    /// <summary>Two convolutions with norms, of which the second is a hidden one.</summary>
    static EmbeddingNetwork Network(long seed) => NetworkRegistry.Create(new() { Size = 8, Layers = "c4/2 p c4", Dimension = 4 }, new SeededRandom(seed, RandomPurpose.Weights));

    // Of 10 steps, highest rate 0.1; worked out by hand from the formulas.
    [Theory]
    [InlineData(ScheduleKind.Constant, 0, 0, 0.1)]
    [InlineData(ScheduleKind.Constant, 0, 9, 0.1)]
    [InlineData(ScheduleKind.Constant, 0.4, 0, 0.025)]
    [InlineData(ScheduleKind.Constant, 0.4, 2, 0.075)]
    [InlineData(ScheduleKind.Constant, 0.4, 4, 0.1)]
    [InlineData(ScheduleKind.Step, 0, 3, 0.1)]
    [InlineData(ScheduleKind.Step, 0, 4, 0.01)]
    [InlineData(ScheduleKind.Step, 0, 7, 0.01)]
    [InlineData(ScheduleKind.Step, 0, 8, 0.001)]
    [InlineData(ScheduleKind.Step, 0.2, 0, 0.05)]
    [InlineData(ScheduleKind.Cosine, 0, 0, 0.100001)]
    [InlineData(ScheduleKind.Cosine, 0, 5, 0.050001)]
    [InlineData(ScheduleKind.Cosine, 0, 9, 0.002448174185)]
    [InlineData(ScheduleKind.Cosine, 0.2, 0, 0.050001)]
    [InlineData(ScheduleKind.Cosine, 0.2, 1, 0.097553825815)]
    [InlineData(ScheduleKind.OneCycle, 0.3, 0, 0.004)]
    [InlineData(ScheduleKind.OneCycle, 0.3, 1, 0.028)]
    [InlineData(ScheduleKind.OneCycle, 0.3, 2, 0.076)]
    [InlineData(ScheduleKind.OneCycle, 0.3, 3, 0.1)]
    [InlineData(ScheduleKind.OneCycle, 0.3, 9, 0.004952507089)]
    public void The_learning_rate_follows_the_formula_of_its_schedule(ScheduleKind schedule, double warmUp, long step, double rate) =>
        Assert.Equal(rate, new OptimizationOptions { LearningRate = 0.1, Schedule = schedule, WarmUp = warmUp, StepEvery = 0.4, StepFactor = 0.1 }.RateAt(step, 10), 1e-10);

    /// <summary>How far each parameter goes with one step, by its name, when every gradient is 1.</summary>
    static Dictionary<string, float[]> Moves(OptimizationOptions options, double rate)
    {
        using var scope = NewDisposeScope();
        using var network = Network(1);
        using var objective = ObjectiveRegistry.Create(new() { Name = "classification" }, network, [new("digits", "0"), new("digits", "1")], 1, new SeededRandom(1, RandomPurpose.Weights));
        (string Name, Tensor Tensor)[] all = [.. network.named_parameters().Select(entry => ("network." + entry.Item1, (Tensor)entry.Item2)), .. objective.named_parameters().Select(entry => ("objective." + entry.Item1, (Tensor)entry.Item2))];
        var before = Array.ConvertAll(all, entry => entry.Tensor.detach().clone());
        using var optimization = new Optimization(options, network, objective);
        optimization.Step(all.Select(entry => entry.Tensor.sum()).Aggregate((one, other) => one + other), rate);
        return all.Zip(before).ToDictionary(pair => pair.First.Name, pair => (pair.Second - pair.First.Tensor.detach()).data<float>().ToArray());
    }

    [Theory]
    [InlineData(OptimizerKind.Sgd)]
    [InlineData(OptimizerKind.Adam)]
    [InlineData(OptimizerKind.AdamW)]
    [InlineData(OptimizerKind.Muon)]
    public void The_longest_beginning_of_a_name_gives_the_factor_of_its_rate_and_0_freezes(OptimizerKind optimizer)
    {
        var options = new OptimizationOptions { Optimizer = optimizer, Momentum = 0, WeightDecay = 0 };
        var plain = Moves(options, 0.1);
        var moves = Moves(options with { RateFactors = new Dictionary<string, double> { ["network"] = 0, ["network.layer0"] = 0.5, ["objective.head"] = 2 } }, 0.1);
        Assert.Equal([0, 0.5, 2], moves.Keys.Select(Factor).Distinct().Order());
        Assert.All(moves, entry =>
        {
            Assert.All(entry.Value.Zip(plain[entry.Key]), pair => Assert.Equal(Factor(entry.Key) * pair.Second, pair.First, 1e-5));
            Assert.All(plain[entry.Key], move => Assert.NotEqual(0, move));
        });
        if (optimizer == OptimizerKind.Sgd)
            Assert.All(plain.Values.SelectMany(values => values), move => Assert.Equal(0.1, move, 1e-6));

        static double Factor(string name) =>
            name.StartsWith("network.layer0", StringComparison.Ordinal) ? 0.5 : name.StartsWith("network", StringComparison.Ordinal) ? 0 : 2;
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    [InlineData(1000)]
    public void A_gradient_is_shortened_to_the_clip_over_all_parameters_that_learn(double clip)
    {
        var options = new OptimizationOptions { Optimizer = OptimizerKind.Sgd, Momentum = 0, WeightDecay = 0, GradientClip = clip, RateFactors = new Dictionary<string, double> { ["network.layer0"] = 0 } };
        var moves = Moves(options, 0.1);
        var learning = moves.Where(entry => !entry.Key.StartsWith("network.layer0", StringComparison.Ordinal)).SelectMany(entry => entry.Value).ToArray();
        // Every gradient is 1, so all of them together are as long as the root of their number.
        var length = Math.Sqrt(learning.Length);
        Assert.InRange(length, 4, 100);
        Assert.All(learning, move => Assert.Equal(0.1 * (clip == 0 ? 1 : Math.Min(1, clip / length)), move, 1e-6));
    }

    [Fact]
    public void An_average_begins_with_the_weights_and_follows_them_and_the_statistics()
    {
        using var scope = NewDisposeScope();
        using var source = Network(1);
        using var average = Network(2);
        static float[] Values(nn.Module module) => [.. ModuleWeights.Of(module).SelectMany(entry => entry.Tensor.detach().data<float>().ToArray())];
        Assert.Contains(ModuleWeights.Of(average), entry => entry.Name.EndsWith("running_var", StringComparison.Ordinal));
        var running = new WeightAverage(average, source);
        var first = Values(source);
        Assert.Equal(first, Values(average));
        using (no_grad())
            foreach (var (_, tensor) in ModuleWeights.Of(source))
                tensor.mul_(3).add_(2);
        running.Update(0.75);
        Assert.All(Values(average).Zip(first), pair => Assert.Equal(0.75 * pair.Second + 0.25 * (3 * pair.Second + 2), pair.First, 1e-5));
        running.Update(0);
        Assert.Equal(Values(source), Values(average));
    }
}
