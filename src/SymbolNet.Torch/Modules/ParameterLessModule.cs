using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>A module without anything to move, convert or save.</summary>
public abstract class ParameterLessModule<T1, TResult> : nn.Module<T1, TResult>
{
  /// <summary>A module with a name for people.</summary>
  protected ParameterLessModule(string name) : base(name) { }
}

/// <summary>A module of two inputs without anything to move, convert or save.</summary>
public abstract class ParameterLessModule<T1, T2, TResult> : nn.Module<T1, T2, TResult>
{
  /// <summary>A module with a name for people.</summary>
  protected ParameterLessModule(string name) : base(name) { }
}
