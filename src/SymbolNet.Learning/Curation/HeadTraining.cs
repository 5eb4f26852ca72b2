using SymbolNet.Learning.Networks;
using SymbolNet.Learning.Sampling;
using TorchSharp.Modules;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace SymbolNet.Learning.Curation;

/// <summary>Trains a <see cref="BinaryHead"/> from and to its <see cref="HeadState"/>. Thread-safe.</summary>
static class HeadTraining
{
    /// <summary>A head before it has learned anything.</summary>
    public static HeadState First(int inputs, long seed)
    {
        using var scope = NewDisposeScope();
        using var head = new BinaryHead(inputs, new SeededRandom(seed, RandomPurpose.Weights));
        var zeros = new float[inputs + 1];
        return new([.. Join(head.parameters())], [.. zeros], [.. zeros], 0);
    }

    /// <summary>One epoch of Adam on the mean binary cross entropy of each batch.</summary>
    /// <param name="state">The head.</param>
    /// <param name="outputs">What the frozen network says of the drawings to learn from, in the order of learning; at least one.</param>
    /// <param name="answers">Whether each is a "yes".</param>
    /// <param name="options">Learning rate and batch.</param>
    /// <returns>The head after it, and the mean loss as it was met.</returns>
    public static (HeadState State, double Loss) Epoch(HeadState state, IReadOnlyList<float[]> outputs, IReadOnlyList<bool> answers, CurationOptions options)
    {
        using var scope = NewDisposeScope();
        var inputs = state.Values.Length - 1;
        // Its first weights are of no use: those of the state take their place.
        using var head = new BinaryHead(inputs, new SeededRandom(0, RandomPurpose.Weights));
        using var optimizer = optim.Adam(head.parameters(), options.LearningRate);
        var memories = optimizer.state_dict().State.Cast<Adam.State>().ToArray();
        Split(state.Values, head.parameters());
        Split(state.Averages, memories.Select(memory => memory.exp_avg!));
        Split(state.Squares, memories.Select(memory => memory.exp_avg_sq!));
        foreach (var memory in memories)
            memory.step = state.Steps;
        var (steps, sum) = (state.Steps, 0.0);
        for (var from = 0; from < outputs.Count; from += options.Batch, steps++)
        {
            using var step = NewDisposeScope();
            var count = Math.Min(options.Batch, outputs.Count - from);
            var batch = tensor(outputs.Skip(from).Take(count).SelectMany(row => row).ToArray(), [count, inputs]);
            var truth = tensor(answers.Skip(from).Take(count).Select(yes => yes ? 1f : 0f).ToArray());
            var loss = F.binary_cross_entropy_with_logits(head.call(batch).squeeze(1), truth);
            optimizer.zero_grad();
            loss.backward();
            optimizer.step();
            sum += loss.item<float>() * count;
        }
        return (new([.. Join(head.parameters())], [.. Join(memories.Select(memory => memory.exp_avg!))], [.. Join(memories.Select(memory => memory.exp_avg_sq!))], steps), sum / outputs.Count);
    }

    // A head's parameters are its weights [1, inputs] and its bias [1], in this order; so are the optimiser's memories of them.
    static float[] Join(IEnumerable<Tensor> tensors) => [.. tensors.SelectMany(tensor => tensor.detach().data<float>().ToArray())];

    static void Split(IReadOnlyList<float> values, IEnumerable<Tensor> tensors)
    {
        using var noGrad = no_grad();
        var from = 0;
        foreach (var target in tensors)
        {
            var count = (int)target.numel();
            target.copy_(tensor(values.Skip(from).Take(count).ToArray(), target.shape));
            from += count;
        }
    }
}
