using System.Runtime.InteropServices;
using SymbolNet.Learning.Losses;
using SymbolNet.Learning.Sampling;
using static TorchSharp.torch;

namespace SymbolNet.Tests.Learning.Losses;

/// <summary>Every loss against its formula, written out number by number.</summary>
public sealed class LossTests
{
    static double[][] Embeddings(int count, int dimension, bool unit)
    {
        var random = new SeededRandom(5, RandomPurpose.Weights);
        return [.. Enumerable.Range(0, count).Select(_ =>
        {
            var values = Enumerable.Range(0, dimension).Select(_ => (double)random.Normal()).ToArray();
            var length = unit ? Math.Sqrt(values.Sum(value => value * value)) : 1;
            return values.Select(value => value / length).ToArray();
        })];
    }

    static Tensor ToTensor(double[][] rows) => tensor(rows.SelectMany(row => row.Select(value => (float)value)).ToArray(), [rows.Length, rows[0].Length]);

    static double Dot(double[] one, double[] other) => one.Zip(other, (a, b) => a * b).Sum();

    [Theory]
    [InlineData(0)]
    [InlineData(0.25)]
    public void Margin_softmax(double margin)
    {
        using var scope = NewDisposeScope();
        var embeddings = Embeddings(7, 5, unit: true);
        long[] labels = [0, 3, 3, 1, 2, 0, 3];
        using var loss = new MarginSoftmaxLoss(4, 5, scale: 12, new SeededRandom(1, RandomPurpose.Weights)) { Margin = margin };
        var weights = MemoryMarshal.Cast<byte, float>(loss.parameters().Single().detach().contiguous().bytes).ToArray();
        double[][] directions = [.. Enumerable.Range(0, 4).Select(i => weights.Skip(5 * i).Take(5).Select(value => (double)value).ToArray())];
        Assert.All(directions, direction => Assert.Equal(1, Dot(direction, direction), 1e-5));
        var naive = embeddings.Select((embedding, i) =>
        {
            var logits = directions.Select((direction, symbol) => 12 * (Dot(embedding, direction) - (symbol == labels[i] ? margin : 0))).ToArray();
            return Math.Log(logits.Sum(Math.Exp)) - logits[labels[i]];
        }).Average();
        Assert.Equal(naive, loss.call(ToTensor(embeddings), tensor(labels)).item<float>(), 1e-4);
    }

    [Fact]
    public void Margin_softmax_does_not_care_how_long_its_directions_are()
    {
        using var scope = NewDisposeScope();
        using var loss = new MarginSoftmaxLoss(4, 5, scale: 12, new SeededRandom(1, RandomPurpose.Weights));
        var (embeddings, labels) = (ToTensor(Embeddings(3, 5, unit: true)), tensor(new long[] { 0, 1, 2 }));
        var before = loss.call(embeddings, labels).item<float>();
        using (no_grad())
            loss.parameters().Single().mul_(3);
        Assert.Equal(before, loss.call(embeddings, labels).item<float>(), 1e-4f);
    }

    [Fact]
    public void Contrastive_softmax()
    {
        using var scope = NewDisposeScope();
        var embeddings = Embeddings(9, 6, unit: true);
        long[] labels = [0, 0, 1, 1, 1, 2, 2, 0, 2];
        const double scale = 8, margin = 0.1;
        var naive = Enumerable.Range(0, 9).Select(i =>
        {
            double Logit(int j) => scale * (Dot(embeddings[i], embeddings[j]) - (labels[i] == labels[j] ? margin : 0));
            var others = Enumerable.Range(0, 9).Where(j => j != i).ToArray();
            var all = Math.Log(others.Sum(j => Math.Exp(Logit(j))));
            return others.Where(j => labels[i] == labels[j]).Average(j => all - Logit(j));
        }).Average();
        Assert.Equal(naive, new ContrastiveSoftmaxLoss(scale, margin).Compute(ToTensor(embeddings), tensor(labels)).item<float>(), 1e-4);
    }

    [Fact]
    public void Prototypical_episodes()
    {
        using var scope = NewDisposeScope();
        const int ways = 3, shots = 2, queries = 2;
        var embeddings = Embeddings(ways * (shots + queries), 4, unit: false);
        var prototypes = Enumerable.Range(0, ways).Select(way => Enumerable.Range(0, 4).Select(d => Enumerable.Range(0, shots).Average(shot => embeddings[way * 4 + shot][d])).ToArray()).ToArray();
        var naive = (from way in Enumerable.Range(0, ways)
                     from query in Enumerable.Range(shots, queries)
                     let distances = prototypes.Select(prototype => prototype.Zip(embeddings[way * 4 + query], (a, b) => (a - b) * (a - b)).Sum()).ToArray()
                     select distances[way] + Math.Log(distances.Sum(distance => Math.Exp(-distance)))).Average();
        Assert.Equal(naive, PrototypicalLoss.Compute(ToTensor(embeddings), ways, shots).item<float>(), 1e-4);
    }
}
