using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
  /// <summary>Optimizers: they change parameters after gradients.</summary>
  public static partial class optim
  {
    /// <summary>What a learning rate scheduler turns.</summary>
    public interface ILearningRateController
    {
      /// <summary>The learning rate of the next step.</summary>
      double LearningRate { get; set; }

      /// <summary>The learning rate at the start, which schedules are relative to.</summary>
      double InitialLearningRate { get; set; }
    }

    /// <summary>What has a momentum that a scheduler can turn.</summary>
    public interface IMomentum
    {
      /// <summary>The share of the former step in the next.</summary>
      double Momentum { get; set; }
    }

    /// <summary>What has Adam's two decay rates, the first of which a scheduler can turn like a momentum.</summary>
    public interface IBetas
    {
      /// <summary>How much of the former averages of the gradient and of its square remain.</summary>
      (double, double) Betas { get; set; }
    }

    /// <summary>Changes parameters after their gradients.</summary>
    public abstract class Optimizer : IDisposable
    {
      private protected Optimizer() { }

      /// <summary>The groups of parameters, each with its own learning rate.</summary>
      public virtual IEnumerable<ILearningRateController> ParamGroups => Groups;

      private protected List<ParamGroup> Groups { get; } = [];

      /// <summary>Adds parameters with options of their own.</summary>
      public virtual void add_param_group(ParamGroup param_group) => Groups.Add(param_group);

      /// <summary>All parameters of all groups.</summary>
      public virtual IEnumerable<Parameter> parameters() => Groups.SelectMany(group => group.Parameters);

      /// <summary>Forgets the gradients of all parameters.</summary>
      public virtual void zero_grad()
      {
        foreach (var parameter in parameters()) parameter.grad = null;
      }

      /// <summary>Makes one step with the gradients as they are, or as <paramref name="closure"/> makes them, whose loss is returned (else null).</summary>
      public virtual Tensor? step(Func<Tensor>? closure = null) => throw new NotSupportedException("This optimizer makes no steps.");

      /// <summary>Frees the optimizer's state; the parameters are not its own.</summary>
      public void Dispose()
      {
        Dispose(true);
        GC.SuppressFinalize(this);
      }

      /// <summary>Frees the optimizer's state.</summary>
      protected virtual void Dispose(bool disposing) { }

      /// <summary>What is needed to continue exactly: the options of every group and the state of every parameter.</summary>
      public class StateDictionary
      {
        internal StateDictionary() { }

        /// <summary>The options of every group.</summary>
        public List<OptimizerOptions> Options { get; } = [];

        /// <summary>The state of every parameter.</summary>
        public List<OptimizerState> State { get; } = [];

        /// <summary>For every group, which entries of <see cref="State"/> are its own.</summary>
        public List<List<int>> StateIndexRef { get; } = [];
      }
    }

    /// <summary>Adam (Kingma and Ba 2015); weight decay is added to the gradient.</summary>
    public static Adam Adam(IEnumerable<Parameter> parameters, double lr = 0.001, double beta1 = 0.9, double beta2 = 0.999, double eps = 1e-08, double weight_decay = 0, bool amsgrad = false, bool maximize = false)
      => new(parameters, lr, beta1, beta2, eps, weight_decay, amsgrad, maximize);

    /// <summary>Adam (Kingma and Ba 2015); weight decay is added to the gradient.</summary>
    public static Adam Adam(IEnumerable<(string name, Parameter parameter)> parameters, double lr = 0.001, double beta1 = 0.9, double beta2 = 0.999, double eps = 1e-08, double weight_decay = 0, bool amsgrad = false, bool maximize = false)
      => new(parameters.Select(pair => pair.parameter), lr, beta1, beta2, eps, weight_decay, amsgrad, maximize);

    /// <summary>Adam (Kingma and Ba 2015); weight decay is added to the gradient.</summary>
    public static Adam Adam(IEnumerable<Adam.ParamGroup> parameters, double lr = 0.001, double beta1 = 0.9, double beta2 = 0.999, double eps = 1e-08, double weight_decay = 0, bool amsgrad = false, bool maximize = false)
      => new(parameters, lr, beta1, beta2, eps, weight_decay, amsgrad, maximize);

    /// <summary>AdamW (Loshchilov and Hutter 2019); weight decay acts on the parameters themselves.</summary>
    public static AdamW AdamW(IEnumerable<Parameter> parameters, double lr = 0.001, double beta1 = 0.9, double beta2 = 0.999, double eps = 1e-08, double weight_decay = 0, bool amsgrad = false, bool maximize = false)
      => new(parameters, lr, beta1, beta2, eps, weight_decay, amsgrad, maximize);

    /// <summary>AdamW (Loshchilov and Hutter 2019); weight decay acts on the parameters themselves.</summary>
    public static AdamW AdamW(IEnumerable<(string name, Parameter parameter)> parameters, double lr = 0.001, double beta1 = 0.9, double beta2 = 0.999, double eps = 1e-08, double weight_decay = 0, bool amsgrad = false, bool maximize = false)
      => new(parameters.Select(pair => pair.parameter), lr, beta1, beta2, eps, weight_decay, amsgrad, maximize);

    /// <summary>AdamW (Loshchilov and Hutter 2019); weight decay acts on the parameters themselves.</summary>
    public static AdamW AdamW(IEnumerable<AdamW.ParamGroup> parameters, double lr = 0.001, double beta1 = 0.9, double beta2 = 0.999, double eps = 1e-08, double weight_decay = 0, bool amsgrad = false, bool maximize = false)
      => new(parameters, lr, beta1, beta2, eps, weight_decay, amsgrad, maximize);

    /// <summary>Stochastic gradient descent, with momentum if asked.</summary>
    public static SGD SGD(IEnumerable<Parameter> parameters, double learningRate, double momentum = 0, double dampening = 0, double weight_decay = 0, bool nesterov = false, bool maximize = false)
      => new(parameters, learningRate, momentum, dampening, weight_decay, nesterov, maximize);

    /// <summary>Stochastic gradient descent, with momentum if asked.</summary>
    public static SGD SGD(IEnumerable<(string name, Parameter parameter)> parameters, double learningRate, double momentum = 0, double dampening = 0, double weight_decay = 0, bool nesterov = false, bool maximize = false)
      => new(parameters.Select(pair => pair.parameter), learningRate, momentum, dampening, weight_decay, nesterov, maximize);

    /// <summary>Stochastic gradient descent, with momentum if asked.</summary>
    public static SGD SGD(IEnumerable<SGD.ParamGroup> parameters, double learningRate, double momentum = 0, double dampening = 0, double weight_decay = 0, bool nesterov = false, bool maximize = false)
      => new(parameters, learningRate, momentum, dampening, weight_decay, nesterov, maximize);
  }
}
