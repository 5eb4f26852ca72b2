using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Parameters that share options.</summary>
public class ParamGroup : optim.ILearningRateController
{
  /// <summary>The parameters.</summary>
  public IEnumerable<Parameter> Parameters { get; set; } = [];

  /// <summary>The options.</summary>
  public OptimizerOptions Options { get; set; } = new();

  /// <summary>The learning rate of the next step.</summary>
  public double LearningRate
  {
    get => Options.LearningRate ?? 0;
    set => Options.LearningRate = value;
  }

  /// <summary>The learning rate at the start, which schedules are relative to.</summary>
  public double InitialLearningRate
  {
    get => Options.InitialLearningRate;
    set => Options.InitialLearningRate = value;
  }

  /// <summary>What the optimizer remembers of every parameter.</summary>
  internal OptimizerState[] States { get; set; } = [];
}

/// <summary>Parameters that share options of one kind.</summary>
public class ParamGroup<TOptions> : ParamGroup where TOptions : OptimizerOptions
{
  /// <summary>No parameters yet.</summary>
  public ParamGroup() { }

  /// <summary>Parameters with their options.</summary>
  public ParamGroup(IEnumerable<Parameter> parameters, TOptions? options = null)
  {
    Parameters = parameters.ToArray();
    if (options is not null) base.Options = options;
  }

  /// <summary>The options.</summary>
  public new TOptions Options
  {
    get => (TOptions)base.Options;
    set => base.Options = value;
  }
}
