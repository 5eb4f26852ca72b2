using TorchSharp.Modules;
using static TorchSharp.torch;

namespace SymbolNet.Tests.Torch;

public sealed class OptimizerTests
{
  static readonly double[] Start = [1, -2, 3];

  /// <summary>Three steps on the loss sum(w^2 / 2) + sum(w), whose gradient is w + 1.</summary>
  static double[] ThreeSteps(Func<IEnumerable<Parameter>, optim.Optimizer> make, bool strided = false)
  {
    using var scope = NewDisposeScope();
    var data = strided ? tensor(new double[,] { { 1, 9 }, { -2, 9 }, { 3, 9 } }).select(1, 0) : tensor(Start);
    var weight = new Parameter(data);
    using var optimizer = make([weight, new Parameter(zeros(1))]);
    for (var i = 0; i < 3; i++)
    {
      optimizer.zero_grad();
      ((weight * weight / 2) + weight).sum().backward();
      optimizer.step();
    }
    return weight.detach().data<double>().ToArray();
  }

  /// <summary>Adam as in the paper, one number at a time.</summary>
  static double[] NaiveAdam(IEnumerable<double> start, double lr, double beta1, double beta2, double eps, double decay, bool decoupled, bool amsgrad, bool maximize) => [.. start.Select(w =>
  {
    double m = 0, v = 0, top = 0;
    for (var t = 1; t <= 3; t++)
    {
      var g = maximize ? -(w + 1) : w + 1;
      if (decoupled) w *= 1 - (lr * decay); else g += decay * w;
      m = (beta1 * m) + ((1 - beta1) * g);
      v = (beta2 * v) + ((1 - beta2) * g * g);
      top = Math.Max(top, v);
      w -= lr * m / (1 - Math.Pow(beta1, t)) / (Math.Sqrt((amsgrad ? top : v) / (1 - Math.Pow(beta2, t))) + eps);
    }
    return w;
  })];

  static double[] NaiveSgd(double lr, double momentum, double dampening, double decay, bool nesterov) => [.. Start.Select(w =>
  {
    double? buffer = null;
    for (var t = 0; t < 3; t++)
    {
      var g = w + 1 + (decay * w);
      buffer = buffer is null ? g : (momentum * buffer.Value) + ((1 - dampening) * g);
      w -= lr * (momentum == 0 ? g : nesterov ? g + (momentum * buffer.Value) : buffer.Value);
    }
    return w;
  })];

  [Theory, InlineData(false, false, 0.0), InlineData(true, false, 0.1), InlineData(false, true, 0.1)]
  public void Adam_and_AdamW_make_the_steps_of_the_papers(bool amsgrad, bool maximize, double decay)
  {
    foreach (var strided in new[] { false, true })
    {
      Close(NaiveAdam(Start, 0.1, 0.8, 0.9, 1e-8, decay, false, amsgrad, maximize), ThreeSteps(parameters => optim.Adam(parameters, 0.1, 0.8, 0.9, 1e-8, decay, amsgrad, maximize), strided));
      Close(NaiveAdam(Start, 0.1, 0.8, 0.9, 1e-8, decay, true, amsgrad, maximize), ThreeSteps(parameters => optim.AdamW(parameters, 0.1, 0.8, 0.9, 1e-8, decay, amsgrad, maximize), strided));
    }
  }

  [Theory, InlineData(false), InlineData(true)]
  public void Adam_makes_the_same_steps_with_many_elements_in_single_precision_on_several_threads(bool amsgrad)
  {
    using var scope = NewDisposeScope();
    // More than two threads' worth, and no multiple of a vector.
    double[] start = [.. Enumerable.Range(0, 40_003).Select(i => Math.Sin(i) * 3)];
    var weight = new Parameter(tensor(start).to_type(ScalarType.Float32));
    using var optimizer = optim.AdamW([weight], 0.1, 0.8, 0.9, 1e-8, 0.1, amsgrad);
    for (var i = 0; i < 3; i++)
    {
      optimizer.zero_grad();
      ((weight * weight / 2) + weight).sum().backward();
      optimizer.step();
    }
    var expected = NaiveAdam(start, 0.1, 0.8, 0.9, 1e-8, 0.1, true, amsgrad, false);
    var found = weight.detach().data<float>().ToArray();
    Assert.InRange(expected.Zip(found, (exact, single) => Math.Abs(exact - single)).Max(), 0, 1e-5);
  }

  [Fact]
  public void A_gradient_of_another_shape_is_refused()
  {
    using var scope = NewDisposeScope();
    var weight = new Parameter(ones(1000));
    using var optimizer = optim.Adam([weight], 0.1);
    weight.grad = ones(7);
    Assert.Throws<System.Runtime.InteropServices.ExternalException>(() => optimizer.step());
  }

  [Theory, InlineData(0, 0, 0, false), InlineData(0.9, 0, 0.1, false), InlineData(0.9, 0.5, 0, false), InlineData(0.9, 0, 0, true)]
  public void Sgd_makes_the_steps_of_the_formula(double momentum, double dampening, double decay, bool nesterov)
    => Close(NaiveSgd(0.1, momentum, dampening, decay, nesterov), ThreeSteps(parameters => optim.SGD(parameters, 0.1, momentum, dampening, decay, nesterov)));

  static void Close(double[] expected, double[] found) => Assert.Equal(expected, found, (left, right) => Math.Abs(left - right) < 1e-12);

  [Fact]
  public void Groups_have_options_of_their_own()
  {
    using var scope = NewDisposeScope();
    var (slow, fast) = (new Parameter(ones(1)), new Parameter(ones(1)));
    using var optimizer = optim.SGD([new SGD.ParamGroup([slow], lr: 0.1), new SGD.ParamGroup([fast], new SGD.Options())], 0.5);
    Assert.Equal([0.1, 0.5], optimizer.ParamGroups.Select(group => group.LearningRate));
    (slow + fast).backward();
    optimizer.step();
    Assert.Equal((0.9f, 0.5f), (slow.item<float>(), fast.item<float>()));
    optimizer.add_param_group(new SGD.ParamGroup([new Parameter(ones(1))], lr: 2));
    Assert.Equal(3, optimizer.parameters().Count());
    Assert.Throws<ArgumentException>(() => optimizer.add_param_group(new Adam.ParamGroup([], lr: 1)));
    Assert.Equal(0.25f, optimizer.step(() => { var loss = (fast * fast).sum(); return loss; })!.item<float>());
  }

  [Fact]
  public void A_resumed_optimizer_continues_exactly()
  {
    foreach (var make in new Func<IEnumerable<Parameter>, OptimizerHelper>[] { p => optim.AdamW(p, 0.1, weight_decay: 0.1, amsgrad: true), p => optim.Adam(p, 0.1), p => optim.SGD(p, 0.1, momentum: 0.9) })
    {
      using var scope = NewDisposeScope();
      var whole = new Parameter(tensor(new float[] { 1, -2, 3 }));
      using var first = make([whole]);
      Steps(whole, first, 5);
      var resumed = new Parameter(whole.detach().clone());
      using var second = make([resumed]);
      second.load_state_dict(first.state_dict());
      Steps(whole, first, 5);
      Steps(resumed, second, 5);
      Assert.Equal(whole.detach().data<float>().ToArray(), resumed.detach().data<float>().ToArray());
      Assert.Equal([0], second.state_dict().StateIndexRef.Single());
      using var other = make([resumed, whole]);
      Assert.Throws<ArgumentException>(() => other.load_state_dict(first.state_dict()));
    }
  }

  static void Steps(Parameter weight, optim.Optimizer optimizer, int count)
  {
    for (var i = 0; i < count; i++)
    {
      using var scope = NewDisposeScope();
      optimizer.zero_grad();
      (weight * weight).sum().backward();
      optimizer.step();
    }
  }

  [Fact]
  public void The_state_of_AdamW_is_open_to_checkpoints()
  {
    using var scope = NewDisposeScope();
    var weight = new Parameter(tensor(new float[] { 1, 2 }));
    using var optimizer = optim.AdamW([weight], 0.1);
    Steps(weight, optimizer, 3);
    var state = Assert.IsType<AdamW.State>(optimizer.state_dict().State.Single());
    Assert.Equal((3L, 2L), (state.step, state.exp_avg!.numel()));
    Assert.Null(state.max_exp_avg_sq);
    Assert.Equal((0.9, 0.999), optimizer.Betas);
    optimizer.to(CPU);
    var average = state.exp_avg;
    optimizer.Dispose();
    Assert.True(average.IsInvalid && !weight.IsInvalid);
  }

  [Fact]
  public void Clipping_bounds_the_norm_or_the_values()
  {
    using var scope = NewDisposeScope();
    var (a, b) = (new Parameter(zeros(1)), new Parameter(zeros(1)));
    Parameter[] parameters = [a, b, new Parameter(zeros(1))];
    void Gradients(float left, float right) => (a.grad, b.grad) = (full(1, left), full(1, right));
    Gradients(3, 4);
    Assert.Equal(5, nn.utils.clip_grad_norm_(parameters, 1), 1e-6);
    Assert.Equal((0.6f, 0.8f), (a.grad!.item<float>(), b.grad!.item<float>()), (left, right) => Math.Abs(left.Item1 - right.Item1) + Math.Abs(left.Item2 - right.Item2) < 1e-5);
    Assert.Equal(1, nn.utils.clip_grad_norm_(parameters, 2), 1e-5);
    Gradients(3, -4);
    nn.utils.clip_grad_value_(parameters, 2);
    Assert.Equal((2f, -2f), (a.grad!.item<float>(), b.grad!.item<float>()));
    using var vector = nn.utils.parameters_to_vector(parameters);
    nn.utils.vector_to_parameters(tensor(new float[] { 1, 2, 3 }), parameters);
    Assert.Equal([1f, 2f, 3f], parameters.Select(parameter => parameter.item<float>()));
  }

  static readonly Func<optim.Optimizer, optim.lr_scheduler.LRScheduler> Warm = o => optim.lr_scheduler.LinearLR(o, 0.5, 1, 2), Cold = o => optim.lr_scheduler.ExponentialLR(o, 0.5);

  public static TheoryData<string, Func<optim.Optimizer, optim.lr_scheduler.LRScheduler>, double[]> Schedules => new()
  {
    { "lambda", o => optim.lr_scheduler.LambdaLR(o, step => 1.0 / (step + 1)), [1, 0.5, 1.0 / 3, 0.25, 0.2] },
    { "step", o => optim.lr_scheduler.StepLR(o, 2, 0.5), [1, 1, 0.5, 0.5, 0.25] },
    { "milestones", o => optim.lr_scheduler.MultiStepLR(o, [1, 3], 0.1), [1, 0.1, 0.1, 0.01, 0.01] },
    { "exponential", o => optim.lr_scheduler.ExponentialLR(o, 0.5), [1, 0.5, 0.25, 0.125, 0.0625] },
    { "constant", o => optim.lr_scheduler.ConstantLR(o, 0.25, 2), [0.25, 0.25, 1, 1, 1] },
    { "linear", o => optim.lr_scheduler.LinearLR(o, 0.2, 1, 4), [0.2, 0.4, 0.6, 0.8, 1] },
    { "cosine", o => optim.lr_scheduler.CosineAnnealingLR(o, 4), [1, (1 + Math.Sqrt(0.5)) / 2, 0.5, (1 - Math.Sqrt(0.5)) / 2, 0] },
    { "sequence", o => optim.lr_scheduler.SequentialLR(o, [Warm(o), Cold(o)], [2]), [0.5, 0.75, 1, 0.5, 0.25] },
    { "one cycle", o => optim.lr_scheduler.OneCycleLR(o, 2, total_steps: 5, pct_start: 0.4, div_factor: 2, final_div_factor: 10, anneal_strategy: optim.lr_scheduler.impl.OneCycleLR.AnnealStrategy.Linear), [1, 2, 2 - (1.9 / 3), 2 - (3.8 / 3), 0.1] },
  };

  [Theory, MemberData(nameof(Schedules))]
  public void A_schedule_gives_its_rates(string name, Func<optim.Optimizer, optim.lr_scheduler.LRScheduler> make, double[] expected)
  {
    Assert.NotEmpty(name);
    using var weight = new Parameter(zeros(1));
    using var optimizer = optim.SGD([weight], 1, momentum: 0.9);
    var schedule = make(optimizer);
    var rates = new List<double>();
    foreach (var _ in expected)
    {
      rates.Add(optimizer.ParamGroups.Single().LearningRate);
      Assert.Equal(rates[^1], schedule.get_last_lr().Single());
      if (rates.Count < expected.Length) schedule.step();
    }
    Close(expected, [.. rates]);
  }

  [Fact]
  public void One_cycle_turns_the_momentum_the_other_way_and_a_schedule_can_jump()
  {
    using var weight = new Parameter(zeros(1));
    using var sgd = optim.SGD([weight], 1, momentum: 0.9);
    var cycle = optim.lr_scheduler.OneCycleLR(sgd, 2, total_steps: 10);
    Assert.Equal(0.95, sgd.Momentum, 1e-12);
    cycle.step(2);
    Assert.Equal((0.85, 2), (sgd.Momentum, sgd.ParamGroups.Single().LearningRate), (a, b) => Math.Abs(a.Item1 - b.Item1) + Math.Abs(a.Item2 - b.Item2) < 1e-12);
    using var adam = optim.AdamW([weight], 1);
    optim.lr_scheduler.OneCycleLR(adam, 2, total_steps: 10);
    Assert.Equal((0.95, 0.999), adam.Betas);
    Assert.Throws<InvalidOperationException>(() => cycle.step(10));
  }
}
