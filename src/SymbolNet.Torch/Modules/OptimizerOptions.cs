namespace TorchSharp.Modules;

/// <summary>What a group of parameters is optimized with; what is null comes from the optimizer.</summary>
public class OptimizerOptions
{
  /// <summary>The learning rate of the next step.</summary>
  public double? LearningRate { get; set; }

  /// <summary>The learning rate at the start, which schedules are relative to.</summary>
  public double InitialLearningRate { get; set; }

  /// <summary>Takes over the values of other options.</summary>
  public virtual void LoadStateDict(OptimizerOptions source) => (LearningRate, InitialLearningRate) = (source.LearningRate, source.InitialLearningRate);
}
