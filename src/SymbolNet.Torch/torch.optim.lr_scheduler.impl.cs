namespace TorchSharp;

public static partial class torch
{
  public static partial class optim
  {
    public static partial class lr_scheduler
    {
      /// <summary>The schedules behind the functions of <see cref="lr_scheduler"/>.</summary>
      public static class impl
      {
        /// <summary>The initial rate times a function of the step count.</summary>
        public class LambdaLR : LRScheduler
        {
          readonly Func<int, double>[] factors;

          /// <summary>One function for all groups.</summary>
          public LambdaLR(Optimizer optimizer, Func<int, double> lr_lambda, int last_epoch = -1, bool verbose = false)
            : this(optimizer, Enumerable.Repeat(lr_lambda, optimizer.ParamGroups.Count()), last_epoch, verbose) { }

          /// <summary>One function per group.</summary>
          public LambdaLR(Optimizer optimizer, IEnumerable<Func<int, double>> lr_lambdas, int last_epoch = -1, bool verbose = false) : base(optimizer, last_epoch, verbose)
          {
            factors = [.. lr_lambdas];
            step();
          }

          /// <inheritdoc/>
          protected override IEnumerable<double> get_lr() => BaseRates.Zip(factors, (rate, factor) => rate * factor(LastEpoch));
        }

        /// <summary>The rate times gamma every so many steps.</summary>
        public class StepLR : LRScheduler
        {
          readonly (int Size, double Gamma) stair;

          /// <summary>See <see cref="lr_scheduler.StepLR"/>.</summary>
          public StepLR(Optimizer optimizer, int step_size, double gamma = 0.1, int last_epoch = -1, bool verbose = false) : base(optimizer, last_epoch, verbose)
          {
            stair = (step_size, gamma);
            step();
          }

          /// <inheritdoc/>
          protected override IEnumerable<double> get_lr() => Scaled(Math.Pow(stair.Gamma, LastEpoch / stair.Size));
        }

        /// <summary>The rate times gamma at every milestone.</summary>
        public class MultiStepLR : LRScheduler
        {
          readonly (int[] Milestones, double Gamma) stairs;

          /// <summary>See <see cref="lr_scheduler.MultiStepLR"/>.</summary>
          public MultiStepLR(Optimizer optimizer, IList<int> milestones, double gamma = 0.1, int last_epoch = -1, bool verbose = false) : base(optimizer, last_epoch, verbose)
          {
            stairs = ([.. milestones], gamma);
            step();
          }

          /// <inheritdoc/>
          protected override IEnumerable<double> get_lr() => Scaled(Math.Pow(stairs.Gamma, stairs.Milestones.Count(milestone => milestone <= LastEpoch)));
        }

        /// <summary>The rate times gamma at every step.</summary>
        public class ExponentialLR : LRScheduler
        {
          readonly double gamma;

          /// <summary>See <see cref="lr_scheduler.ExponentialLR"/>.</summary>
          public ExponentialLR(Optimizer optimizer, double gamma = 0.1, int last_epoch = -1, bool verbose = false) : base(optimizer, last_epoch, verbose)
          {
            this.gamma = gamma;
            step();
          }

          /// <inheritdoc/>
          protected override IEnumerable<double> get_lr() => Scaled(Math.Pow(gamma, LastEpoch));
        }

        /// <summary>The rate times a factor for the first steps.</summary>
        public class ConstantLR : LRScheduler
        {
          readonly (double Factor, int Steps) start;

          /// <summary>See <see cref="lr_scheduler.ConstantLR"/>.</summary>
          public ConstantLR(Optimizer optimizer, double factor = 1.0 / 3, int total_iters = 5, int last_epoch = -1, bool verbose = false) : base(optimizer, last_epoch, verbose)
          {
            start = (factor, total_iters);
            step();
          }

          /// <inheritdoc/>
          protected override IEnumerable<double> get_lr() => Scaled(LastEpoch < start.Steps ? start.Factor : 1);
        }

        /// <summary>The rate times a factor that changes evenly during the first steps.</summary>
        public class LinearLR : LRScheduler
        {
          readonly (double From, double To, int Steps) ramp;

          /// <summary>See <see cref="lr_scheduler.LinearLR"/>.</summary>
          public LinearLR(Optimizer optimizer, double start_factor = 1.0 / 3, double end_factor = 1, int total_iters = 5, int last_epoch = -1, bool verbose = false) : base(optimizer, last_epoch, verbose)
          {
            ramp = (start_factor, end_factor, total_iters);
            step();
          }

          /// <inheritdoc/>
          protected override IEnumerable<double> get_lr() => Scaled(ramp.From + ((ramp.To - ramp.From) * Math.Min(LastEpoch, ramp.Steps) / ramp.Steps));
        }

        /// <summary>Half a cosine from the initial rate down.</summary>
        public class CosineAnnealingLR : LRScheduler
        {
          readonly (double Steps, double Least) fall;

          /// <summary>See <see cref="lr_scheduler.CosineAnnealingLR"/>.</summary>
          public CosineAnnealingLR(Optimizer optimizer, double T_max, double eta_min = 0, int last_epoch = -1, bool verbose = false) : base(optimizer, last_epoch, verbose)
          {
            fall = (T_max, eta_min);
            step();
          }

          /// <inheritdoc/>
          protected override IEnumerable<double> get_lr() => BaseRates.Select(rate => fall.Least + ((rate - fall.Least) * (1 + Math.Cos(Math.PI * LastEpoch / fall.Steps)) / 2));
        }

        /// <summary>One schedule after the other.</summary>
        public class SequentialLR : LRScheduler
        {
          readonly (LRScheduler[] Schedules, int[] Milestones) course;

          /// <summary>See <see cref="lr_scheduler.SequentialLR"/>.</summary>
          public SequentialLR(Optimizer optimizer, IEnumerable<LRScheduler> schedulers, IEnumerable<int> milestones, int last_epoch = -1) : base(optimizer, last_epoch, false)
          {
            course = ([.. schedulers], [.. milestones]);
            if (course.Schedules.Length != course.Milestones.Length + 1) throw new ArgumentException("Between every two schedules there is one milestone.");
            step();
          }

          /// <inheritdoc/>
          protected override IEnumerable<double> get_lr()
          {
            var index = course.Milestones.Count(milestone => milestone <= LastEpoch);
            var schedule = course.Schedules[index];
            schedule.step(LastEpoch - (index == 0 ? 0 : course.Milestones[index - 1]));
            return schedule.get_last_lr();
          }
        }

        /// <summary>One cycle of rising and falling rate.</summary>
        public class OneCycleLR : LRScheduler
        {
          readonly (double End, double[] Rates, double[] Momenta)[] phases;
          readonly AnnealStrategy strategy;
          readonly int steps;
          readonly bool cyclesMomentum;

          /// <summary>The shape of the slopes.</summary>
          public enum AnnealStrategy
          {
            /// <summary>Half a cosine.</summary>
            Cos = 0,
            /// <summary>Straight.</summary>
            Linear = 1,
          }

          /// <summary>See <see cref="lr_scheduler.OneCycleLR"/>.</summary>
          public OneCycleLR(Optimizer optimizer, double max_lr, int total_steps = -1, int epochs = -1, int steps_per_epoch = -1, double pct_start = 0.3, AnnealStrategy anneal_strategy = AnnealStrategy.Cos, bool cycle_momentum = true, double base_momentum = 0.85, double max_momentum = 0.95, double div_factor = 25, double final_div_factor = 10000, bool three_phase = false, int last_epoch = -1, bool verbose = false)
            : base(optimizer, last_epoch, verbose)
          {
            steps = total_steps > 0 ? total_steps : epochs * steps_per_epoch;
            if (steps <= 0 || (total_steps <= 0 && epochs <= 0)) throw new ArgumentException("One cycle needs total_steps, or epochs and steps_per_epoch.");
            (strategy, cyclesMomentum) = (anneal_strategy, cycle_momentum);
            var (initial, least) = (max_lr / div_factor, max_lr / div_factor / final_div_factor);
            double[] up = [initial, max_lr], down = three_phase ? [max_lr, initial] : [max_lr, least];
            phases = three_phase
              ? [((pct_start * steps) - 1, up, [max_momentum, base_momentum]), ((2 * pct_start * steps) - 2, down, [base_momentum, max_momentum]), (steps - 1, [initial, least], [max_momentum, max_momentum])]
              : [((pct_start * steps) - 1, up, [max_momentum, base_momentum]), (steps - 1, down, [base_momentum, max_momentum])];
            foreach (var group in optimizer.ParamGroups) group.InitialLearningRate = initial;
            step();
          }

          /// <inheritdoc/>
          protected override IEnumerable<double> get_lr()
          {
            if (LastEpoch >= steps) throw new InvalidOperationException($"The cycle has {steps} steps; this would be step {LastEpoch + 1}.");
            var (rate, momentum) = At(LastEpoch);
            if (cyclesMomentum)
            {
              foreach (var group in Optimizer.ParamGroups)
              {
                if (group is IMomentum sgd) sgd.Momentum = momentum;
                else if (group is IBetas adam) adam.Betas = (momentum, adam.Betas.Item2);
              }
            }
            return Enumerable.Repeat(rate, BaseRates.Count);
          }

          (double Rate, double Momentum) At(int position)
          {
            var begin = 0.0;
            for (var i = 0; ; i++)
            {
              var (end, rates, momenta) = phases[i];
              if (position <= end || i == phases.Length - 1)
              {
                var share = (position - begin) / (end - begin);
                return (Between(rates, share), Between(momenta, share));
              }
              begin = end;
            }
          }

          double Between(double[] ends, double share) => strategy == AnnealStrategy.Cos
            ? ends[1] + ((ends[0] - ends[1]) / 2 * (1 + Math.Cos(Math.PI * share)))
            : ends[0] + ((ends[1] - ends[0]) * share);
        }
      }
    }
  }
}
