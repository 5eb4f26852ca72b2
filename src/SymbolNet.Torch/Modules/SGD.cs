using TorchSharp.Interop;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Stochastic gradient descent, with momentum if asked (libtorch's form: the momentum buffer starts as the first gradient).</summary>
public class SGD : OptimizerHelper, optim.IMomentum
{
  readonly Options defaults;

  /// <summary>An optimizer of parameters that share its options.</summary>
  public SGD(IEnumerable<Parameter> parameters, double lr, double momentum = 0, double dampening = 0, double weight_decay = 0, bool nesterov = false, bool maximize = false)
    : this([new ParamGroup(parameters, new Options())], lr, momentum, dampening, weight_decay, nesterov, maximize) { }

  /// <summary>An optimizer of groups of parameters; what a group leaves open comes from here.</summary>
  public SGD(IEnumerable<ParamGroup> parameters, double lr, double momentum = 0, double dampening = 0, double weight_decay = 0, bool nesterov = false, bool maximize = false)
  {
    if (nesterov && (momentum <= 0 || dampening != 0)) throw new ArgumentException("Nesterov's momentum needs a momentum and no dampening.");
    defaults = new() { LearningRate = lr, momentum = momentum, dampening = dampening, weight_decay = weight_decay, nesterov = nesterov, maximize = maximize };
    foreach (var group in parameters) add_param_group(group);
  }

  /// <summary>The momentum of the first group; setting changes all groups.</summary>
  public double Momentum
  {
    get => ((ParamGroup)Groups[0]).Momentum;
    set
    {
      foreach (var group in Groups) ((ParamGroup)group).Momentum = value;
    }
  }

  /// <inheritdoc/>
  public override void add_param_group(Modules.ParamGroup param_group)
  {
    if (param_group is not ParamGroup { Options: var options }) throw new ArgumentException($"{nameof(SGD)} takes groups of type {nameof(SGD)}.{nameof(ParamGroup)}.");
    options.FillFrom(defaults);
    Adopt(param_group, defaults.LearningRate!.Value, parameter => new State(parameter));
  }

  /// <inheritdoc/>
  public override Tensor? step(Func<Tensor>? closure = null)
  {
    var loss = Evaluate(closure);
    foreach (var group in Groups) Step(group.States, ((ParamGroup)group).Options);
    return loss;
  }

  /// <inheritdoc/>
  protected override void Dispose(bool disposing)
  {
    if (disposing) FreeStates();
    base.Dispose(disposing);
  }

  static unsafe void Step(OptimizerState[] states, Options options)
  {
    var withMomentum = options.momentum != 0;
    var filled = Array.ConvertAll(states, state => withMomentum && ((State)state).HasBuffer() ? 1 : 0);
    var parameters = Array.ConvertAll(states, state => (nint)state.Parameter.Handle);
    var buffers = Array.ConvertAll(states, state => withMomentum ? ((State)state).momentum_buffer?.Handle ?? 0 : 0);
    fixed (nint* w = parameters, m = buffers)
    fixed (int* known = filled)
    {
      Native.Check(Native.sn_sgd_step(states.Length, w, m, known, new(
        options.LearningRate!.Value, options.momentum!.Value, options.dampening!.Value, options.weight_decay!.Value, options.nesterov!.Value ? 1 : 0, options.maximize!.Value ? 1 : 0)));
    }
    GC.KeepAlive(states);
  }

  /// <summary>The options of a group; what is null comes from the optimizer.</summary>
  public class Options : OptimizerOptions
  {
    internal double? momentum;
    internal double? dampening;
    internal double? weight_decay;
    internal bool? nesterov;
    internal bool? maximize;

    /// <inheritdoc/>
    public override void LoadStateDict(OptimizerOptions source)
    {
      base.LoadStateDict(source);
      if (source is Options other) (momentum, dampening, weight_decay, nesterov, maximize) = (other.momentum, other.dampening, other.weight_decay, other.nesterov, other.maximize);
    }

    internal void FillFrom(Options other)
    {
      momentum ??= other.momentum;
      dampening ??= other.dampening;
      weight_decay ??= other.weight_decay;
      nesterov ??= other.nesterov;
      maximize ??= other.maximize;
    }
  }

  /// <summary>Parameters that share options.</summary>
  public class ParamGroup : ParamGroup<Options>, optim.IMomentum
  {
    /// <summary>No parameters yet.</summary>
    public ParamGroup() => Options = new();

    /// <summary>Parameters with their options.</summary>
    public ParamGroup(IEnumerable<Parameter> parameters, Options options) : base(parameters, options) { }

    /// <summary>Parameters with their options.</summary>
    public ParamGroup(IEnumerable<Parameter> parameters, double lr = 0.001, double momentum = 0, double dampening = 0, double weight_decay = 0, bool nesterov = false, bool maximize = false)
      : base(parameters, new() { LearningRate = lr, momentum = momentum, dampening = dampening, weight_decay = weight_decay, nesterov = nesterov, maximize = maximize }) { }

    /// <summary>The share of the former step in the next.</summary>
    public double Momentum
    {
      get => Options.momentum ?? 0;
      set => Options.momentum = value;
    }
  }

  /// <summary>What the optimizer remembers of one parameter.</summary>
  public sealed class State : OptimizerState, IDisposable
  {
    /// <summary>The running step; null until a step with momentum is made.</summary>
    public Tensor? momentum_buffer;

    /// <summary>The state of a parameter, empty until <see cref="Initialize"/>.</summary>
    public State(Parameter parameter) : base(parameter) { }

    /// <inheritdoc/>
    public override void Initialize(OptimizerOptions options) => momentum_buffer = null;

    /// <inheritdoc/>
    public override void LoadStateDict(OptimizerState source)
    {
      if (ReferenceEquals(this, source)) return;
      Load(ref momentum_buffer, ((State)source).momentum_buffer);
    }

    /// <inheritdoc/>
    public override void to(Device device) => Move(ref momentum_buffer, device);

    /// <summary>Frees the state.</summary>
    public void Dispose() => momentum_buffer?.Dispose();

    /// <summary>Whether there is a step to build on; if not, makes room for the first one of a parameter that has a gradient.</summary>
    internal bool HasBuffer()
    {
      if (momentum_buffer is not null) return true;
      using var grad = Parameter.grad;
      if (grad is not null) momentum_buffer = ZerosLike(Parameter);
      return false;
    }

    internal override void Free() => Dispose();
  }
}
