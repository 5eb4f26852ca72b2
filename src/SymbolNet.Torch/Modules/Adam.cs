using TorchSharp.Interop;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Adam (Kingma and Ba 2015): steps by running averages of gradient and squared gradient.</summary>
public class Adam : OptimizerHelper, optim.IBetas
{
  readonly Options defaults;

  /// <summary>An optimizer of parameters that share its options.</summary>
  public Adam(IEnumerable<Parameter> parameters, double lr = 0.001, double beta1 = 0.9, double beta2 = 0.999, double eps = 1e-08, double weight_decay = 0, bool amsgrad = false, bool maximize = false)
    : this([new ParamGroup(parameters, new Options())], lr, beta1, beta2, eps, weight_decay, amsgrad, maximize) { }

  /// <summary>An optimizer of groups of parameters; what a group leaves open comes from here.</summary>
  public Adam(IEnumerable<ParamGroup> parameters, double lr = 0.001, double beta1 = 0.9, double beta2 = 0.999, double eps = 1e-08, double weight_decay = 0, bool amsgrad = false, bool maximize = false)
  {
    defaults = new() { LearningRate = lr, beta1 = beta1, beta2 = beta2, eps = eps, weight_decay = weight_decay, amsgrad = amsgrad, maximize = maximize };
    foreach (var group in parameters) add_param_group(group);
  }

  /// <summary>The decay rates of the first group; setting changes all groups.</summary>
  public (double, double) Betas
  {
    get => ((ParamGroup)Groups[0]).Betas;
    set
    {
      foreach (var group in Groups) ((ParamGroup)group).Betas = value;
    }
  }

  /// <inheritdoc/>
  public override void add_param_group(Modules.ParamGroup param_group)
  {
    if (param_group is not ParamGroup { Options: var options }) throw new ArgumentException($"{nameof(Adam)} takes groups of type {nameof(Adam)}.{nameof(ParamGroup)}.");
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
    var parameters = Array.ConvertAll(states, state => (nint)state.Parameter.Handle);
    var averages = Array.ConvertAll(states, state => (nint)((State)state).exp_avg!.Handle);
    var squares = Array.ConvertAll(states, state => (nint)((State)state).exp_avg_sq!.Handle);
    var maxima = Array.ConvertAll(states, state => ((State)state).max_exp_avg_sq?.Handle ?? 0);
    var steps = Array.ConvertAll(states, state => ((State)state).step);
    fixed (nint* w = parameters, m = averages, v = squares, top = maxima)
    fixed (long* counts = steps)
    {
      Native.Check(Native.sn_adam_step(states.Length, w, m, v, top, counts, new(
        options.LearningRate!.Value, options.beta1!.Value, options.beta2!.Value, options.eps!.Value, options.weight_decay!.Value,
        options.amsgrad!.Value ? 1 : 0, options.maximize!.Value ? 1 : 0, DecoupledWeightDecay: 0)));
    }
    for (var i = 0; i < states.Length; i++) ((State)states[i]).step = steps[i];
    GC.KeepAlive(states);
  }

  /// <summary>The options of a group; what is null comes from the optimizer.</summary>
  public class Options : OptimizerOptions
  {
    internal double? beta1;
    internal double? beta2;
    internal double? eps;
    internal double? weight_decay;
    internal bool? amsgrad;
    internal bool? maximize;

    /// <inheritdoc/>
    public override void LoadStateDict(OptimizerOptions source)
    {
      base.LoadStateDict(source);
      if (source is Options other) (beta1, beta2, eps, weight_decay, amsgrad, maximize) = (other.beta1, other.beta2, other.eps, other.weight_decay, other.amsgrad, other.maximize);
    }

    internal void FillFrom(Options other)
    {
      beta1 ??= other.beta1;
      beta2 ??= other.beta2;
      eps ??= other.eps;
      weight_decay ??= other.weight_decay;
      amsgrad ??= other.amsgrad;
      maximize ??= other.maximize;
    }
  }

  /// <summary>Parameters that share options.</summary>
  public class ParamGroup : ParamGroup<Options>, optim.IBetas
  {
    /// <summary>No parameters yet.</summary>
    public ParamGroup() => Options = new();

    /// <summary>Parameters with their options.</summary>
    public ParamGroup(IEnumerable<Parameter> parameters, Options options) : base(parameters, options) { }

    /// <summary>Parameters with their options.</summary>
    public ParamGroup(IEnumerable<Parameter> parameters, double lr = 0.001, double beta1 = 0.9, double beta2 = 0.999, double eps = 1e-08, double weight_decay = 0, bool amsgrad = false, bool maximize = false)
      : base(parameters, new() { LearningRate = lr, beta1 = beta1, beta2 = beta2, eps = eps, weight_decay = weight_decay, amsgrad = amsgrad, maximize = maximize }) { }

    /// <summary>How much of the former averages of the gradient and of its square remain.</summary>
    public (double, double) Betas
    {
      get => (Options.beta1 ?? 0, Options.beta2 ?? 0);
      set => (Options.beta1, Options.beta2) = value;
    }
  }

  /// <summary>What the optimizer remembers of one parameter.</summary>
  public sealed class State : OptimizerState, IDisposable
  {
    /// <summary>How many steps the parameter has made.</summary>
    public long step;

    /// <summary>The running average of the gradient.</summary>
    public Tensor? exp_avg;

    /// <summary>The running average of the squared gradient.</summary>
    public Tensor? exp_avg_sq;

    /// <summary>The largest such average so far; only with amsgrad.</summary>
    public Tensor? max_exp_avg_sq;

    /// <summary>The state of a parameter, empty until <see cref="Initialize"/>.</summary>
    public State(Parameter parameter) : base(parameter) { }

    /// <inheritdoc/>
    public override void Initialize(OptimizerOptions options)
    {
      step = 0;
      exp_avg = ZerosLike(Parameter);
      exp_avg_sq = ZerosLike(Parameter);
      max_exp_avg_sq = ((Options)options).amsgrad == true ? ZerosLike(Parameter) : null;
    }

    /// <inheritdoc/>
    public override void LoadStateDict(OptimizerState source)
    {
      if (ReferenceEquals(this, source)) return;
      var other = (State)source;
      step = other.step;
      Load(ref exp_avg, other.exp_avg);
      Load(ref exp_avg_sq, other.exp_avg_sq);
      Load(ref max_exp_avg_sq, other.max_exp_avg_sq);
    }

    /// <inheritdoc/>
    public override void to(Device device)
    {
      Move(ref exp_avg, device);
      Move(ref exp_avg_sq, device);
      Move(ref max_exp_avg_sq, device);
    }

    /// <summary>Frees the state.</summary>
    public void Dispose()
    {
      exp_avg?.Dispose();
      exp_avg_sq?.Dispose();
      max_exp_avg_sq?.Dispose();
    }

    internal override void Free() => Dispose();
  }
}
