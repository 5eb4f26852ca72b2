using SymbolNet.Learning.Losses;
using SymbolNet.Learning.Sampling;
using TorchSharp;
using static SymbolNet.Tests.Learning.Losses.NaiveLoss;
using static TorchSharp.torch;

namespace SymbolNet.Tests.Learning.Losses;

/// <summary>The losses that objectives are made of, against their formulas written out number by number.</summary>
public sealed class LossTests
{
    static readonly long[] Labels = [0, 3, 3, 1, 2, 0, 3];

    static double[][] Embeddings => [.. Rows(7, 5).Select(Unit)];

    static MarginSoftmaxLoss Loss(SoftmaxMargin kind, double margin) =>
        new MarginSoftmaxLoss(4, 5, scale: 12, new SeededRandom(1, RandomPurpose.Weights)) { Kind = kind, Margin = margin, Precision = ScalarType.Float64 }.to(ScalarType.Float64);

    static double Naive(double[][] embeddings, double[][] directions, SoftmaxMargin kind, double margin) => embeddings.Select((embedding, i) =>
    {
        var logits = directions.Select((direction, symbol) =>
        {
            var cosine = Dot(embedding, Unit(direction));
            if (symbol != Labels[i])
                return 12 * cosine;
            if (kind == SoftmaxMargin.Cosine)
                return 12 * (cosine - margin);
            var angle = Math.Acos(cosine) + margin;
            // Beyond half a turn the cosine goes on falling as that of the angle alone.
            return 12 * (angle < Math.PI ? Math.Cos(angle) : cosine + Math.Cos(margin) - 1);
        }).ToArray();
        return CrossEntropy(logits, (int)Labels[i]);
    }).Average();

    [Theory]
    [InlineData(SoftmaxMargin.Cosine, 0)]
    [InlineData(SoftmaxMargin.Cosine, 0.25)]
    [InlineData(SoftmaxMargin.Angular, 0)]
    [InlineData(SoftmaxMargin.Angular, 0.5)]
    [InlineData(SoftmaxMargin.Angular, 1.8)]
    public void Margin_softmax(SoftmaxMargin kind, double margin)
    {
        using var loss = Loss(kind, margin);
        var directions = ToRows(loss.parameters().Single());
        Assert.All(directions, direction => Assert.Equal(1, Dot(direction, direction), 1e-5));
        Agrees(input => loss.call(input, tensor(Labels)), rows => Naive(rows, directions, kind, margin), Embeddings);

        // And with respect to the directions, which are trained as well.
        var weight = loss.parameters().Single();
        Agrees(
            input =>
            {
                weight.grad?.zero_();
                var value = loss.call(ToTensor(Embeddings), tensor(Labels));
                value.backward();
                // The same value with the gradient that the directions got.
                return (input * weight.grad!.clone()).sum() - (input * weight.grad!).sum().detach() + value.detach();
            },
            rows => Naive(Embeddings, rows, kind, margin), directions);
    }

    [Fact]
    public void An_angular_margin_goes_past_half_a_turn_without_a_jump()
    {
        using var loss = Loss(SoftmaxMargin.Angular, 1);
        double At(double angle)
        {
            using var scope = NewDisposeScope();
            var direction = Unit(ToRows(loss.parameters().Single())[0]);
            var across = Rows(1, 5)[0];
            across = Unit([.. across.Zip(direction, (a, d) => a - Dot(across, direction) * d)]);
            var embedding = direction.Zip(across, (d, a) => Math.Cos(angle) * d + Math.Sin(angle) * a).ToArray();
            // The other classes are taken out of the comparison.
            return loss.call(ToTensor([embedding]), tensor(new long[] { 0 })).item<double>() - CrossEntropy([.. ToRows(loss.parameters().Single()).Select((other, i) => 12 * (i > 0 ? Dot(embedding, Unit(other)) : Own(angle)))], 0);
        }

        double Own(double angle) => angle + 1 < Math.PI ? Math.Cos(angle + 1) : Math.Cos(angle) + Math.Cos(1) - 1;
        Assert.All(Enumerable.Range(0, 20), i => Assert.Equal(0, At(0.05 + i * 0.15), 1e-6));
        Assert.True(Math.Abs(Own(Math.PI - 1 - 1e-9) - Own(Math.PI - 1 + 1e-9)) < 1e-8);
    }

    [Fact]
    public void An_embedding_on_its_direction_has_a_finite_gradient()
    {
        using var scope = NewDisposeScope();
        using var loss = Loss(SoftmaxMargin.Angular, 0.5);
        var input = loss.parameters().Single().detach().clone().requires_grad_();
        loss.call(input, tensor(new long[] { 0, 1, 2, 3 })).backward();
        Assert.True(input.grad!.isfinite().all().item<bool>());
    }

    [Fact]
    public void Margin_softmax_does_not_care_how_long_its_directions_are()
    {
        using var scope = NewDisposeScope();
        using var loss = Loss(SoftmaxMargin.Cosine, 0.25);
        var before = loss.call(ToTensor(Embeddings), tensor(Labels)).item<double>();
        using (no_grad())
            loss.parameters().Single().mul_(3);
        Assert.Equal(before, loss.call(ToTensor(Embeddings), tensor(Labels)).item<double>(), 1e-9);
    }
}
