namespace TorchSharp;

public static partial class torch
{
  public static partial class optim
  {
    /// <summary>Learning rate schedules. Every one computes the rate from the initial rate and the step count, so that resuming is exact.</summary>
    public static partial class lr_scheduler
    {
      /// <summary>Changes an optimizer's learning rates as steps (or epochs) go by.</summary>
      public abstract class LRScheduler
      {
        readonly bool verbose;
        List<double> lastRates = [];

        private protected LRScheduler(Optimizer optimizer, int last_epoch, bool verbose)
        {
          (Optimizer, LastEpoch, this.verbose) = (optimizer, last_epoch, verbose);
          BaseRates = [.. optimizer.ParamGroups.Select(group => group.InitialLearningRate)];
        }

        private protected Optimizer Optimizer { get; }

        /// <summary>The rates at the start, one per group.</summary>
        private protected List<double> BaseRates { get; }

        /// <summary>How many steps have been made; the rates in force belong to it.</summary>
        internal int LastEpoch { get; set; }

        /// <summary>The rates in force, one per group.</summary>
        public IEnumerable<double> get_last_lr() => lastRates;

        /// <summary>The rates that belong to the current step count.</summary>
        protected virtual IEnumerable<double> get_lr() => BaseRates;

        /// <summary>Goes one step on.</summary>
        public virtual void step() => step(null);

        /// <summary>Goes to a step count, or one step on.</summary>
        public virtual void step(int? epoch)
        {
          LastEpoch = epoch ?? LastEpoch + 1;
          Apply();
        }

        /// <summary>Goes one step on, told how well things went; only schedules that watch that care.</summary>
        public virtual void step(double current, int? epoch = null) => step(epoch);

        /// <summary>Writes the rates of the current step count into the optimizer.</summary>
        private protected virtual void Apply()
        {
          lastRates = [.. get_lr()];
          foreach (var (group, rate) in Optimizer.ParamGroups.Zip(lastRates)) group.LearningRate = rate;
          if (verbose) Console.WriteLine($"Learning rates at step {LastEpoch}: {string.Join(", ", lastRates)}");
        }

        /// <summary>The initial rates times a factor.</summary>
        private protected IEnumerable<double> Scaled(double factor) => BaseRates.Select(rate => rate * factor);
      }

      /// <summary>The initial rate times a function of the step count.</summary>
      public static LRScheduler LambdaLR(Optimizer optimizer, Func<int, double> lr_lambda, int last_epoch = -1, bool verbose = false) => new impl.LambdaLR(optimizer, lr_lambda, last_epoch, verbose);

      /// <summary>The rate times gamma every <paramref name="step_size"/> steps.</summary>
      public static LRScheduler StepLR(Optimizer optimizer, int step_size, double gamma = 0.1, int last_epoch = -1, bool verbose = false) => new impl.StepLR(optimizer, step_size, gamma, last_epoch, verbose);

      /// <summary>The rate times gamma at every milestone.</summary>
      public static LRScheduler MultiStepLR(Optimizer optimizer, IList<int> milestones, double gamma = 0.1, int last_epoch = -1, bool verbose = false) => new impl.MultiStepLR(optimizer, milestones, gamma, last_epoch, verbose);

      /// <summary>The rate times gamma at every step.</summary>
      public static LRScheduler ExponentialLR(Optimizer optimizer, double gamma = 0.1, int last_epoch = -1, bool verbose = false) => new impl.ExponentialLR(optimizer, gamma, last_epoch, verbose);

      /// <summary>The rate times a factor for the first steps.</summary>
      public static LRScheduler ConstantLR(Optimizer optimizer, double factor = 1.0 / 3, int total_iters = 5, int last_epoch = -1, bool verbose = false) => new impl.ConstantLR(optimizer, factor, total_iters, last_epoch, verbose);

      /// <summary>The rate times a factor that goes evenly from one value to another during the first steps: a warm-up.</summary>
      public static LRScheduler LinearLR(Optimizer optimizer, double start_factor = 1.0 / 3, double end_factor = 1, int total_iters = 5, int last_epoch = -1, bool verbose = false)
        => new impl.LinearLR(optimizer, start_factor, end_factor, total_iters, last_epoch, verbose);

      /// <summary>Half a cosine from the initial rate down to <paramref name="eta_min"/> in <paramref name="T_max"/> steps.</summary>
      public static LRScheduler CosineAnnealingLR(Optimizer optimizer, double T_max, double eta_min = 0, int last_epoch = -1, bool verbose = false) => new impl.CosineAnnealingLR(optimizer, T_max, eta_min, last_epoch, verbose);

      /// <summary>One schedule after the other, changing at the milestones.</summary>
      public static LRScheduler SequentialLR(Optimizer optimizer, IEnumerable<LRScheduler> schedulers, IEnumerable<int> milestones, int last_epoch = -1) => new impl.SequentialLR(optimizer, schedulers, milestones, last_epoch);

      /// <summary>One cycle of rising and falling rate, with momentum the other way round (Smith and Topin 2018).</summary>
      public static LRScheduler OneCycleLR(Optimizer optimizer, double max_lr, int total_steps = -1, int epochs = -1, int steps_per_epoch = -1, double pct_start = 0.3, impl.OneCycleLR.AnnealStrategy anneal_strategy = impl.OneCycleLR.AnnealStrategy.Cos, bool cycle_momentum = true, double base_momentum = 0.85, double max_momentum = 0.95, double div_factor = 25, double final_div_factor = 10000, bool three_phase = false, int last_epoch = -1, bool verbose = false)
        => new impl.OneCycleLR(optimizer, max_lr, total_steps, epochs, steps_per_epoch, pct_start, anneal_strategy, cycle_momentum, base_momentum, max_momentum, div_factor, final_div_factor, three_phase, last_epoch, verbose);
    }
  }
}
