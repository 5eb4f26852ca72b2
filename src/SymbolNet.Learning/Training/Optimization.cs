using SymbolNet.Learning.Checkpoints;
using SymbolNet.Learning.Losses;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace SymbolNet.Learning.Training;

/// <summary>The optimiser of a run, of whatever kind: it groups the parameters of network and objective, sets their learning rates and hands its state to checkpoints. Not thread-safe.</summary>
sealed class Optimization : IDisposable
{
    readonly OptimizationOptions options;
    readonly OptimizerHelper optimizer;
    readonly OrthogonalMomentum? muon;
    readonly double[] factors;
    readonly string[] names;

    public Optimization(OptimizationOptions options, nn.Module network, Objective objective)
    {
        this.options = options;
        var all = new[] { ("network.", (nn.Module)network), ("objective.", objective) }
            .SelectMany(part => part.Item2.named_parameters().Select(entry => (Name: part.Item1 + entry.Item1, Parameter: entry.Item2)))
            .ToLookup(entry => options.Optimizer == OptimizerKind.Muon && IsHiddenConvolution(entry.Name, entry.Parameter));
        if (all.Contains(true))
            muon = new OrthogonalMomentum([.. all[true].Where(entry => FactorOf(entry.Name) > 0).Select(entry => (entry.Name, entry.Parameter, FactorOf(entry.Name)))], options.Momentum, options.WeightDecay);
        // One group for every pair of learning rate and decay; norms and biases do without decay, and so do class directions, whose length means nothing.
        var groups = all[false]
            .GroupBy(entry => (Factor: FactorOf(entry.Name), Decays: options.DecayEverything || entry.Parameter.ndim > 1 && (objective.Decays || entry.Name.StartsWith("network.", StringComparison.Ordinal))))
            .Where(group => group.Key.Factor > 0)
            .ToArray();
        if (groups.Length == 0)
            throw new InvalidInputException("The factors of the learning rate freeze every parameter, so that nothing is left to train.");
        factors = Array.ConvertAll(groups, group => group.Key.Factor);
        names = [.. groups.SelectMany(group => group.Select(entry => entry.Name))];
        var chosen = Array.ConvertAll(groups, group => (Parameters: group.Select(entry => entry.Parameter).ToArray(), Decay: group.Key.Decays ? options.WeightDecay : 0));
        optimizer = options.Optimizer switch
        {
            OptimizerKind.Sgd => optim.SGD(chosen.Select(group => new SGD.ParamGroup(group.Parameters, options.LearningRate, options.Momentum, weight_decay: group.Decay)), options.LearningRate, options.Momentum),
            OptimizerKind.Adam => optim.Adam(chosen.Select(group => new Adam.ParamGroup(group.Parameters, options.LearningRate, options.Beta1, options.Beta2, weight_decay: group.Decay)), options.LearningRate, options.Beta1, options.Beta2),
            _ => optim.AdamW(chosen.Select(group => new AdamW.ParamGroup(group.Parameters, options.LearningRate, options.Beta1, options.Beta2, weight_decay: group.Decay)), options.LearningRate, options.Beta1, options.Beta2),
        };
    }

    /// <summary>One step down the gradient of a loss.</summary>
    public void Step(Tensor loss, double rate)
    {
        foreach (var (group, factor) in optimizer.ParamGroups.Zip(factors))
            group.LearningRate = rate * factor;
        optimizer.zero_grad();
        foreach (var weight in muon?.Weights ?? [])
            weight.grad?.zero_();
        loss.backward();
        if (options.GradientClip > 0)
            nn.utils.clip_grad_norm_(optimizer.parameters().Concat(muon?.Weights ?? []), options.GradientClip);
        optimizer.step();
        muon?.Step(rate);
    }

    /// <summary>What the optimiser remembers of every parameter, by name; the number of steps, which some count too, is the run's.</summary>
    public IEnumerable<(string Name, Tensor Tensor)> State =>
        optimizer.state_dict().State.Zip(names).SelectMany(pair => pair.First switch
        {
            AdamW.State state => [($"{pair.Second}.average", state.exp_avg!), ($"{pair.Second}.square", state.exp_avg_sq!)],
            Adam.State state => [($"{pair.Second}.average", state.exp_avg!), ($"{pair.Second}.square", state.exp_avg_sq!)],
            SGD.State { momentum_buffer: { } buffer } => [($"{pair.Second}.momentum", buffer)],
            _ => Array.Empty<(string, Tensor)>(),
        }).Concat((muon?.State ?? []).Select(entry => ($"{entry.Name}.momentum", entry.Momentum)));

    /// <summary>Takes up a stored state.</summary>
    /// <param name="stored">Tensors by the names of <see cref="State"/>.</param>
    /// <param name="step">Steps done.</param>
    /// <param name="path">The file, for the sentence of an error.</param>
    /// <exception cref="InvalidInputException">A tensor is missing or has another shape.</exception>
    public void Restore(Func<string, StoredTensor?> stored, long step, string path)
    {
        foreach (var state in optimizer.state_dict().State)
        {
            if (state is AdamW.State decoupled)
                decoupled.step = step;
            else if (state is Adam.State plain)
                plain.step = step;
            else if (state is SGD.State { momentum_buffer: null } momentum && step > 0 && options.Momentum > 0)
                momentum.momentum_buffer = zeros_like(optimizer.parameters().ElementAt(optimizer.state_dict().State.IndexOf(state))).DetachFromDisposeScope();
        }
        foreach (var (name, tensor) in State)
        {
            if (stored(name) is not { } values || !tensor.shape.SequenceEqual(values.Shape))
                throw new InvalidInputException($"'{path}' lacks the optimiser's state of {name}.");
            ModuleWeights.Restore(tensor, values);
        }
    }

    public void Dispose()
    {
        optimizer.Dispose();
        muon?.Dispose();
    }

    // A first convolution has one input channel; its weights are small pictures, no matrix between features.
    static bool IsHiddenConvolution(string name, Tensor weight) => name.StartsWith("network.", StringComparison.Ordinal) && weight.ndim == 4 && weight.shape[1] > 3;

    double FactorOf(string name) =>
        options.RateFactors.Where(entry => name.StartsWith(entry.Key, StringComparison.Ordinal)).OrderByDescending(entry => entry.Key.Length).Select(entry => entry.Value).FirstOrDefault(1);
}
