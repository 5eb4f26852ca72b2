using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>What the optimizers of this backend have in common: groups, states, saving and resuming.</summary>
public abstract class OptimizerHelper : optim.Optimizer
{
  /// <summary>An optimizer without groups yet.</summary>
  public OptimizerHelper() { }

  /// <summary>All options and states, the objects themselves. Copy what has to stay as it is.</summary>
  public virtual StateDictionary state_dict()
  {
    var state = new StateDictionary();
    foreach (var group in Groups)
    {
      state.Options.Add(group.Options);
      state.StateIndexRef.Add([.. Enumerable.Range(state.State.Count, group.States.Length)]);
      state.State.AddRange(group.States);
    }
    return state;
  }

  /// <summary>Copies the options and states of an optimizer with the same groups into this one, which then continues exactly.</summary>
  public virtual void load_state_dict(StateDictionary state_dict)
  {
    if (state_dict.Options.Count != Groups.Count) throw new ArgumentException($"The state has {state_dict.Options.Count} groups of parameters, the optimizer {Groups.Count}.");
    foreach (var (group, options, indices) in Groups.Zip(state_dict.Options, state_dict.StateIndexRef))
    {
      if (indices.Count != group.States.Length) throw new ArgumentException($"A group of the state has {indices.Count} parameters, the optimizer's has {group.States.Length}.");
      if (!ReferenceEquals(group.Options, options)) group.Options.LoadStateDict(options);
      foreach (var (own, index) in group.States.Zip(indices)) own.LoadStateDict(state_dict.State[index]);
    }
  }

  /// <summary>Moves the states to a device.</summary>
  public void to(Device device)
  {
    foreach (var state in Groups.SelectMany(group => group.States)) state.to(device);
  }

  /// <summary>Frees all states.</summary>
  private protected void FreeStates()
  {
    foreach (var state in Groups.SelectMany(group => group.States)) state.Free();
  }

  /// <summary>Makes a group and the states of its parameters part of this optimizer.</summary>
  private protected void Adopt(ParamGroup group, double defaultRate, Func<Parameter, OptimizerState> stateOf)
  {
    group.Parameters = group.Parameters.ToArray();
    group.Options.LearningRate ??= defaultRate;
    group.Options.InitialLearningRate = group.Options.LearningRate.Value;
    group.States = [.. group.Parameters.Select(stateOf)];
    foreach (var state in group.States) state.Initialize(group.Options);
    Groups.Add(group);
  }

  /// <summary>Evaluates the loss, if there is one to evaluate, with gradients on.</summary>
  private protected static Tensor? Evaluate(Func<Tensor>? closure)
  {
    if (closure is null) return null;
    using var recorded = enable_grad();
    return closure();
  }
}
