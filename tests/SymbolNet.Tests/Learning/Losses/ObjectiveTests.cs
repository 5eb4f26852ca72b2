using SymbolNet.Learning.Losses;
using SymbolNet.Learning.Mining;
using SymbolNet.Learning.Networks;
using SymbolNet.Learning.Sampling;
using TorchSharp;
using static SymbolNet.Tests.Learning.Losses.NaiveLoss;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace SymbolNet.Tests.Learning.Losses;

/// <summary>Every objective and its gradient against its formula, written out number by number.</summary>
public sealed class ObjectiveTests
{
    static readonly long[] Groups = [0, 0, 1, 1, 1, 2, 2, 0, 2];

    /// <summary>Every way of mining, with squared and plain distances.</summary>
    public static TheoryData<TripletMining, bool> Minings
    {
        get
        {
            var data = new TheoryData<TripletMining, bool>();
            foreach (var mining in Enum.GetValues<TripletMining>())
            {
                data.Add(mining, false);
                data.Add(mining, true);
            }
            return data;
        }
    }

    /// <summary>A network that gives embeddings of this many values.</summary>
    static EmbeddingNetwork Network(int dimension) => NetworkRegistry.Create(new() { Size = 8, Layers = "c2/2 p", Dimension = dimension });

    static SeededRandom Chance => new(1, RandomPurpose.Weights);

    static Func<Tensor, Tensor> In64(Objective objective, long[] labels)
    {
        objective.to(ScalarType.Float64);
        objective.Precision = ScalarType.Float64;
        objective.eval();
        return input => objective.call(input, tensor(labels));
    }

    static double ContrastiveSoftmax(double[][] rows, double scale, double margin)
    {
        var embeddings = Array.ConvertAll(rows, Unit);
        return Enumerable.Range(0, rows.Length).Average(i =>
        {
            double Logit(int j) => scale * (Dot(embeddings[i], embeddings[j]) - (Groups[i] == Groups[j] ? margin : 0));
            var others = Enumerable.Range(0, rows.Length).Where(j => j != i).ToArray();
            var all = Math.Log(others.Sum(j => Math.Exp(Logit(j))));
            return others.Where(j => Groups[i] == Groups[j]).Average(j => all - Logit(j));
        });
    }

    [Fact]
    public void Contrastive_softmax()
    {
        using var objective = new ContrastiveSoftmaxObjective(8, 0.1);
        Assert.Equal(BatchKind.ClassGroups, objective.Batches);
        Agrees(In64(objective, Groups), rows => ContrastiveSoftmax(rows, 8, 0.1), Rows(9, 6));
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(0.075, 0.125)]
    [InlineData(0.15, 0.25)]
    [InlineData(1, 0.25)]
    public void Margin_softmax_with_a_contrastive_term_and_a_margin_that_grows(double progress, double margin)
    {
        using var objective = new MarginSoftmaxObjective(new MarginSoftmaxLoss(3, 6, 12, Chance), 0.25, 0.15, 2, new ContrastiveSoftmaxLoss(8, 0.1), 0.5);
        var loss = In64(objective, Groups);
        objective.Advance(progress);
        var directions = ToRows(objective.parameters().Single());
        Agrees(
            loss,
            rows => 0.5 * ContrastiveSoftmax(rows, 8, 0.1)
                + 2 * rows.Select((row, i) => CrossEntropy([.. directions.Select((direction, symbol) => 12 * (Dot(Unit(row), Unit(direction)) - (symbol == Groups[i] ? margin : 0)))], (int)Groups[i])).Average(),
            Rows(9, 6));
    }

    [Fact]
    public void A_margin_without_a_ramp_is_whole_from_the_start_and_without_contrast_any_drawings_do()
    {
        using var scope = NewDisposeScope();
        using var ramped = new MarginSoftmaxObjective(new MarginSoftmaxLoss(3, 6, 12, Chance), 0.25, 0.15);
        using var whole = new MarginSoftmaxObjective(new MarginSoftmaxLoss(3, 6, 12, Chance), 0.25, 0);
        Assert.Equal(BatchKind.Drawings, whole.Batches);
        var (input, labels) = (ToTensor(Rows(9, 6)).to(ScalarType.Float32), tensor(Groups));
        Assert.NotEqual(ramped.call(input, labels).item<float>(), whole.call(input, labels).item<float>());
        ramped.Advance(1);
        Assert.Equal(ramped.call(input, labels).item<float>(), whole.call(input, labels).item<float>());
        whole.Precision = ScalarType.BFloat16;
        Assert.Equal(ramped.call(input, labels).item<float>(), whole.call(input, labels).item<float>(), 0.1);
    }

    [Fact]
    public void The_default_is_the_recipe_of_the_shipped_model_bit_for_bit()
    {
        using var scope = NewDisposeScope();
        var (input, labels) = (ToTensor(Rows(9, 6)).to(ScalarType.Float32), tensor(Groups));
        using var network = Network(6);
        using var objective = ObjectiveRegistry.Create(new(), network, ProceduralSymbols.Create(1, 3, 1, 1).Classes, 1, Chance);
        objective.Advance(1);
        using var softmax = new MarginSoftmaxLoss(3, 6, 30, Chance) { Margin = 0.25 };
        var directions = F.normalize(input, dim: 1);
        Assert.Equal((softmax.call(directions, labels) * 1.0 + new ContrastiveSoftmaxLoss(16, 0.05).Compute(directions, labels) * 1.0).item<float>(), objective.call(input, labels).item<float>());
    }

    [Theory]
    [InlineData(2)]
    [InlineData(4)]
    public void Contrastive(double margin)
    {
        using var objective = new ContrastiveObjective(margin);
        Assert.Equal(BatchKind.Pairs, objective.Batches);
        long[] labels = [0, 0, 1, 2, 3, 3, 2, 0, 1, 3];
        Agrees(
            In64(objective, labels),
            rows => Enumerable.Range(0, 5).Average(pair =>
            {
                var distance = Math.Sqrt(SquaredDistance(rows[2 * pair], rows[2 * pair + 1]));
                var y = labels[2 * pair] == labels[2 * pair + 1] ? 0 : 1;
                return (1 - y) * distance * distance + y * Math.Pow(Math.Max(0, margin - distance), 2);
            }),
            Rows(10, 3));
    }

    [Fact]
    public void A_pair_in_one_place_has_a_finite_gradient()
    {
        using var scope = NewDisposeScope();
        using var objective = new ContrastiveObjective(2);
        var input = ones(4, 3).requires_grad_();
        var loss = objective.call(input, tensor(new long[] { 0, 0, 0, 1 }));
        // One pair where it should be, one a whole margin too near.
        Assert.Equal(2f, loss.item<float>(), 1e-5f);
        loss.backward();
        Assert.True(input.grad!.isfinite().all().item<bool>());
    }

    [Theory]
    [InlineData(TripletMining.All, true, 0.2)]
    [InlineData(TripletMining.All, false, 0.5)]
    [InlineData(TripletMining.Hard, true, 0.2)]
    [InlineData(TripletMining.Hard, false, 0.2)]
    [InlineData(TripletMining.SemiHard, true, 0.2)]
    [InlineData(TripletMining.SemiHard, false, 0.5)]
    public void Triplet(TripletMining mining, bool squared, double margin)
    {
        using var objective = new TripletObjective(margin, mining, squared);
        Assert.Equal(BatchKind.ClassGroups, objective.Batches);
        for (var seed = 1; seed <= 4; seed++)
            Agrees(
                In64(objective, Groups),
                rows =>
                {
                    var unit = Array.ConvertAll(rows, Unit);
                    var distances = unit.Select(one => unit.Select(other => squared ? SquaredDistance(one, other) : Math.Sqrt(SquaredDistance(one, other))).ToArray()).ToArray();
                    return NaiveTriplets.Mine(mining, distances, Groups, margin).Select(triplet => Math.Max(0, distances[triplet.Anchor][triplet.Positive] - distances[triplet.Anchor][triplet.Negative] + margin)).DefaultIfEmpty(0).Average();
                },
                Rows(9, 3, seed));
    }

    [Theory, MemberData(nameof(Minings))]
    public void Batches_without_triplets_give_a_loss_and_a_gradient_of_zero(TripletMining mining, bool squared)
    {
        foreach (var labels in new long[][] { [1, 1, 1, 1], [0, 1, 2, 3] })
        {
            using var scope = NewDisposeScope();
            using var objective = new TripletObjective(0.2, mining, squared);
            var input = ToTensor(Rows(4, 3)).requires_grad_();
            var loss = objective.call(input, tensor(labels));
            Assert.Equal(0, loss.item<double>());
            loss.backward();
            Assert.All(ToRows(input.grad!).SelectMany(row => row), value => Assert.Equal(0, value));
        }
    }

    [Theory, MemberData(nameof(Minings))]
    public void Drawings_in_one_place_and_at_the_origin_have_finite_gradients(TripletMining mining, bool squared)
    {
        using var scope = NewDisposeScope();
        using var objective = new TripletObjective(0.2, mining, squared);
        var input = tensor(new double[] { 1, 2, 1, 2, 1, 2, 0, 0, -1, 1, 0, 0 }, [6, 2]).requires_grad_();
        var loss = objective.call(input, tensor(new long[] { 0, 0, 1, 1, 0, 1 }));
        Assert.True(double.IsFinite(loss.item<double>()));
        loss.backward();
        Assert.True(input.grad!.isfinite().all().item<bool>());
    }

    [Theory, MemberData(nameof(Minings))]
    public void Embeddings_that_are_no_numbers_are_not_hidden(TripletMining mining, bool squared)
    {
        using var scope = NewDisposeScope();
        using var objective = new TripletObjective(0.2, mining, squared);
        Assert.True(double.IsNaN(objective.call(full(4, 3, double.NaN, ScalarType.Float64), tensor(new long[] { 0, 0, 1, 1 })).item<double>()));
    }

    [Fact]
    public void Prototypical_episodes()
    {
        const int ways = 3, shots = 2, queries = 2;
        using var objective = new PrototypicalObjective(shots, queries);
        Assert.Equal(BatchKind.Episodes, objective.Batches);
        Agrees(
            In64(objective, [4, 4, 4, 4, 9, 9, 9, 9, 1, 1, 1, 1]),
            rows =>
            {
                var prototypes = Enumerable.Range(0, ways).Select(way => Enumerable.Range(0, 4).Select(d => Enumerable.Range(0, shots).Average(shot => rows[way * 4 + shot][d])).ToArray()).ToArray();
                return (from way in Enumerable.Range(0, ways)
                        from query in Enumerable.Range(shots, queries)
                        select CrossEntropy([.. prototypes.Select(prototype => -SquaredDistance(prototype, rows[way * 4 + query]))], way)).Average();
            },
            Rows(ways * (shots + queries), 4));
    }

    [Fact]
    public void Pairs()
    {
        using var objective = new PairObjective(new PlainPairHead());
        Assert.True(objective.TrainsNetwork);
        Assert.Equal(BatchKind.Pairs, objective.Batches);
        long[] labels = [0, 0, 1, 2, 3, 3, 2, 0];
        Agrees(
            In64(objective, labels),
            rows => Enumerable.Range(0, 4).Average(pair =>
            {
                var (first, second) = (rows[2 * pair], rows[2 * pair + 1]);
                return CrossEntropy([Math.Sqrt(SquaredDistance(first, second)), Dot(first, second)], labels[2 * pair] == labels[2 * pair + 1] ? 1 : 0);
            }),
            Rows(8, 3));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0.1)]
    public void Classification(double smoothing)
    {
        using var head = nn.Linear(4, 3);
        using var objective = new ClassificationObjective(head, smoothing);
        Assert.Equal(BatchKind.Drawings, objective.Batches);
        Assert.True(objective.TrainsNetwork);
        var loss = In64(objective, [2, 0, 1, 1, 0]);
        var (weight, bias) = (ToRows(head.weight!), ToRows(head.bias!)[0]);
        Agrees(
            loss,
            rows => rows.Select((row, i) =>
            {
                double[] logits = [.. weight.Select((direction, symbol) => Dot(row, direction) + bias[symbol])];
                return Enumerable.Range(0, 3).Sum(symbol => ((symbol == new[] { 2, 0, 1, 1, 0 }[i] ? 1 - smoothing : 0) + smoothing / 3) * CrossEntropy(logits, symbol));
            }).Average(),
            Rows(5, 4));
    }

    [Fact]
    public void A_classifier_on_a_frozen_network()
    {
        using var scope = NewDisposeScope();
        var symbols = ProceduralSymbols.Create(1, 3, 1, 1);
        using var network = Network(4);
        using var objective = (FrozenClassifierObjective)ObjectiveRegistry.Create(new() { Name = "frozen-classifier" }, network, symbols.Classes, 1, Chance);
        Assert.False(objective.TrainsNetwork);
        Assert.Equal(4 * 64 + 64 + 64 * 3 + 3, objective.parameters().Sum(parameter => parameter.numel()));
        var loss = In64(objective, [2, 0, 1, 1, 0]);
        var layers = objective.parameters().Select(parameter => ToRows(parameter)).ToArray();
        var naive = Rows(5, 4).Select((row, i) =>
        {
            double[] hidden = [.. layers[0].Select((direction, unit) => Math.Max(0, Dot(row, direction) + layers[1][0][unit]))];
            return CrossEntropy([.. layers[2].Select((direction, symbol) => Dot(hidden, direction) + layers[3][0][symbol])], new[] { 2, 0, 1, 1, 0 }[i]);
        }).Average();
        var input = ToTensor(Rows(5, 4)).requires_grad_();
        var value = loss(input);
        Assert.Equal(naive, value.item<double>(), 1e-9);
        value.backward();
        Assert.Null(input.grad);
        Assert.All(objective.parameters(), parameter => Assert.NotNull(parameter.grad));
        // While training, half of the values are dropped.
        objective.train();
        Assert.NotEqual(naive, loss(input).item<double>(), 1e-9);
    }

    [Fact]
    public void A_question_to_a_frozen_network()
    {
        using var scope = NewDisposeScope();
        var symbols = ProceduralSymbols.Create(1, 3, 1, 1);
        using var network = Network(10);
        using var objective = (FrozenBinaryObjective)ObjectiveRegistry.Create(new() { Name = "frozen-binary", PositiveClasses = ["character01", "character03"] }, network, symbols.Classes, 2, Chance);
        Assert.False(objective.TrainsNetwork);
        // Ten weights and a bias, as many as the source system trains.
        Assert.Equal(11, objective.parameters().Sum(parameter => parameter.numel()));
        Assert.DoesNotContain("answers", objective.state_dict().Keys);
        // Two orientations: labels 0, 1, 4, 5 are yes.
        long[] labels = [0, 1, 2, 3, 4, 5];
        var loss = In64(objective, labels);
        var (weight, bias) = (ToRows(objective.Head.get_parameter("linear.weight")!)[0], ToRows(objective.Head.get_parameter("linear.bias")!)[0][0]);
        var naive = Rows(6, 10).Select((row, i) =>
        {
            var yes = 1 / (1 + Math.Exp(-Dot(row, weight) - bias));
            return -Math.Log(i is 2 or 3 ? 1 - yes : yes);
        }).Average();
        var input = ToTensor(Rows(6, 10)).requires_grad_();
        var value = loss(input);
        Assert.Equal(naive, value.item<double>(), 1e-9);
        value.backward();
        Assert.Null(input.grad);
        Assert.All(objective.parameters(), parameter => Assert.NotNull(parameter.grad));
    }
}
