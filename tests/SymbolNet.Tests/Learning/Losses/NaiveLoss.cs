using SymbolNet.Learning.Sampling;
using static TorchSharp.torch;

namespace SymbolNet.Tests.Learning.Losses;

/// <summary>Compares a loss made of tensors with the same one written out in plain numbers.</summary>
static class NaiveLoss
{
    const double Step = 1e-6;

    /// <summary>Rows of normally distributed numbers.</summary>
    public static double[][] Rows(int count, int dimension, long seed = 5)
    {
        var random = new SeededRandom(seed, RandomPurpose.Weights);
        return [.. Enumerable.Range(0, count).Select(_ => Enumerable.Range(0, dimension).Select(_ => (double)random.Normal()).ToArray())];
    }

    /// <summary>The rows in double precision.</summary>
    public static Tensor ToTensor(double[][] rows) => tensor(rows.SelectMany(row => row).ToArray(), [rows.Length, rows[0].Length]);

    /// <summary>The rows of a matrix.</summary>
    public static double[][] ToRows(Tensor matrix) => [.. matrix.detach().to(ScalarType.Float64).contiguous().data<double>().ToArray().Chunk((int)matrix.shape[^1])];

    public static double Dot(double[] one, double[] other) => one.Zip(other, (a, b) => a * b).Sum();

    public static double SquaredDistance(double[] one, double[] other) => one.Zip(other, (a, b) => (a - b) * (a - b)).Sum();

    public static double[] Unit(double[] row) => Array.ConvertAll(row, value => value / Math.Sqrt(Dot(row, row)));

    /// <summary>-log of the softmax of one logit.</summary>
    public static double CrossEntropy(IReadOnlyList<double> logits, int target) => Math.Log(logits.Sum(logit => Math.Exp(logit - logits.Max()))) + logits.Max() - logits[target];

    /// <summary>The loss equals the naive one, and its gradient equals the naive one's central differences.</summary>
    public static void Agrees(Func<Tensor, Tensor> loss, Func<double[][], double> naive, double[][] at)
    {
        using var scope = NewDisposeScope();
        var input = ToTensor(at).requires_grad_();
        var value = loss(input);
        Assert.Empty(value.shape);
        Assert.Equal(naive(at), value.item<double>(), 1e-9);
        value.backward();
        var gradient = ToRows(input.grad!);
        for (var i = 0; i < at.Length; i++)
            for (var j = 0; j < at[i].Length; j++)
            {
                double Moved(double by)
                {
                    var moved = at.Select(row => row.ToArray()).ToArray();
                    moved[i][j] += by;
                    return naive(moved);
                }

                var expected = (Moved(Step) - Moved(-Step)) / (2 * Step);
                Assert.True(Math.Abs(gradient[i][j] - expected) <= 1e-6 * Math.Max(1, Math.Abs(expected)), $"Row {i}, value {j}: the gradient is {gradient[i][j]}, differences give {expected}.");
            }
    }
}
