using SymbolNet.Learning.Sampling;
using TorchSharp.Modules;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace SymbolNet.Learning.Networks;

/// <summary>
/// SymbolNet's evaluator: per part of the embedding a linear layer to 50 values and ReLU, all of them through a linear layer to 50 and ReLU, then 2 logits. With the parts of the network "symbolnet" by
/// default 1,114,802 parameters, 1,677,752 with the network's. The first layers are linear, so they apply to each embedding alone: W (f1 - f2) + b = W f1 - W f2 + b.
/// </summary>
public sealed class PairEvaluator : PairHead
{
    /// <summary>Values behind each of the first layers and behind the second.</summary>
    public const int Hidden = 50;

    readonly CompareMode mode;
    readonly FeatureShape[] parts;
    readonly Linear[] perPart;
    readonly Linear hidden, output;

    /// <summary>Makes an evaluator with random weights.</summary>
    /// <param name="parts">The parts of the embeddings: <see cref="EmbeddingNetwork.Parts"/>.</param>
    /// <param name="mode">How the embeddings are put together.</param>
    /// <param name="random">Chance.</param>
    public PairEvaluator(IReadOnlyList<FeatureShape> parts, CompareMode mode, SeededRandom random) : base(nameof(PairEvaluator), parts.Sum(part => part.Length))
    {
        this.mode = mode;
        this.parts = [.. parts];
        perPart = [.. parts.Select(part => nn.Linear(mode == CompareMode.Subtract ? part.Length : 2 * part.Length, Hidden))];
        hidden = nn.Linear(Hidden * perPart.Length, Hidden);
        output = nn.Linear(Hidden, 2);
        for (var i = 0; i < perPart.Length; i++)
            register_module($"part{i + 1}", perPart[i]);
        register_module("hidden", hidden);
        register_module("output", output);
        WeightInitialization.Uniform(this, random);
    }

    /// <inheritdoc />
    /// <remarks>Here the first layers run once on a pair, not once on each of its embeddings: cheaper in training, where no embedding is met twice.</remarks>
    public override Tensor forward(Tensor first, Tensor second)
    {
        var together = mode == CompareMode.Subtract
            ? PartsOf(first - second)
            : [.. PartsOf(first).Zip(PartsOf(second), (one, other) => cat([one, other], 1))];
        return Decide(cat([.. together.Select((part, i) => perPart[i].call(part))], 1));
    }

    /// <summary>
    /// The first layers without bias: <c>[n, d]</c> to <c>[n, 50 · parts]</c>; to <c>[n, 100 · parts]</c> when concatenating, what an embedding contributes as the first of a pair before what it
    /// contributes as the second.
    /// </summary>
    public override Tensor Project(Tensor embeddings)
    {
        var own = PartsOf(embeddings);
        return mode == CompareMode.Subtract
            ? cat([.. own.Select((part, i) => F.linear(part, perPart[i].weight!))], 1)
            : cat([.. from side in Enumerable.Range(0, 2) from i in Enumerable.Range(0, parts.Length) select F.linear(own[i], perPart[i].weight!.narrow(1, side * parts[i].Length, parts[i].Length))], 1);
    }

    /// <inheritdoc />
    public override Tensor Compare(Tensor first, Tensor second)
    {
        var width = Hidden * parts.Length;
        // The bias goes to one side, before it becomes all pairs.
        var bias = cat([.. perPart.Select(layer => (Tensor)layer.bias!)]);
        return Decide(mode == CompareMode.Subtract ? first + bias - second : first.narrow(-1, 0, width) + bias + second.narrow(-1, width, width));
    }

    Tensor Decide(Tensor values) => output.call(F.relu(hidden.call(F.relu(values, inplace: true)), inplace: true));

    Tensor[] PartsOf(Tensor embeddings) => embeddings.split([.. parts.Select(part => (long)part.Length)], 1L);
}
