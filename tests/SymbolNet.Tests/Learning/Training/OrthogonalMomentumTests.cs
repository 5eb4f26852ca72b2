using SymbolNet.Learning.Sampling;
using SymbolNet.Learning.Training;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace SymbolNet.Tests.Learning.Training;

public sealed class OrthogonalMomentumTests
{
    const double Rate = 0.01, Decay = 0.1;

    [Theory]
    [InlineData(4, 24)]
    [InlineData(24, 4)]
    [InlineData(8, 8)]
    public void A_step_is_as_strong_in_every_direction_whatever_the_gradient(int rows, int columns)
    {
        using var scope = NewDisposeScope();
        var random = new SeededRandom(3, RandomPurpose.Weights);
        float[] Numbers() => [.. Enumerable.Range(0, rows * columns).Select(_ => random.Normal())];
        var weight = new Parameter(tensor(Numbers(), [rows, columns]));
        var before = weight.detach().clone();
        // The first row's gradient is a hundred times the others'.
        var strengths = tensor([.. Enumerable.Range(0, rows).Select(row => row == 0 ? 100f : 1f)], [rows, 1]);
        (weight * strengths * tensor(Numbers(), [rows, columns])).sum().backward();
        using var momentum = new OrthogonalMomentum([("w", weight, 1)], 0.9, Decay);
        momentum.Step(Rate);

        var size = 0.2 * Math.Sqrt(Math.Max(rows, columns)) * Rate;
        var step = ((before * (1 - Rate * Decay) - weight.detach()) / size).to(ScalarType.Float64);
        var small = rows <= columns ? step : step.t();
        var (gram, side) = (small.mm(small.t()).data<double>().ToArray(), Math.Min(rows, columns));
        for (var trial = 0; trial < 50; trial++)
        {
            var direction = Enumerable.Range(0, side).Select(_ => (double)random.Normal()).ToArray();
            var length = direction.Sum(value => value * value);
            var strength = Enumerable.Range(0, side).Sum(i => Enumerable.Range(0, side).Sum(j => direction[i] * gram[i * side + j] * direction[j])) / length;
            // Squares of strengths between 0.6 and 1.3.
            Assert.InRange(strength, 0.36, 1.7);
        }
    }
}
