using System.Globalization;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Modules one after the other: each gets what the one before made. Results in between are freed at once.</summary>
public class Sequential : nn.Module<Tensor, Tensor>
{
  readonly List<nn.Module<Tensor, Tensor>> steps = [];

  /// <summary>Modules with their names.</summary>
  protected internal Sequential(params (string name, nn.Module<Tensor, Tensor> submodule)[] modules) : base(nameof(Sequential))
  {
    foreach (var (name, module) in modules) append(name, module);
  }

  /// <summary>Modules named 0, 1, 2...</summary>
  protected internal Sequential(params nn.Module<Tensor, Tensor>[] modules) : base(nameof(Sequential))
  {
    foreach (var module in modules) append(module);
  }

  /// <summary>The number of modules.</summary>
  public int Count => steps.Count;

  /// <summary>The module at a place.</summary>
  public nn.IModule<Tensor, Tensor> this[int index] => steps[index];

  /// <summary>Adds a module at the end, named by its place.</summary>
  public Sequential append(nn.IModule<Tensor, Tensor> module) => append(Count.ToString(CultureInfo.InvariantCulture), module);

  /// <summary>Adds a module at the end.</summary>
  public Sequential append(string name, nn.IModule<Tensor, Tensor> module)
  {
    var step = (nn.Module<Tensor, Tensor>)module;
    register_module(name, step);
    steps.Add(step);
    return this;
  }

  /// <inheritdoc/>
  public override Tensor forward(Tensor tensor)
  {
    if (Count == 0) return tensor.alias();
    var value = steps[0].call(tensor);
    foreach (var step in steps.Skip(1))
    {
      var next = step.call(value);
      if (!ReferenceEquals(value, tensor) && !ReferenceEquals(value, next)) value.Dispose();
      value = next;
    }
    return value;
  }
}
