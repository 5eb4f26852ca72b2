namespace SymbolNet.Learning.Training;

/// <summary>How weights are changed: the optimiser, its numbers and the schedule of its learning rate. The defaults are what our own network learns best with in batches of 128.</summary>
public sealed record OptimizationOptions
{
    /// <summary>The optimiser.</summary>
    public OptimizerKind Optimizer { get; init; } = OptimizerKind.Muon;

    /// <summary>Highest learning rate.</summary>
    public double LearningRate { get; init; } = 6e-3;

    /// <summary>Decay of Adam's average gradient.</summary>
    public double Beta1 { get; init; } = 0.9;

    /// <summary>Decay of Adam's average squared gradient.</summary>
    public double Beta2 { get; init; } = 0.99;

    /// <summary>Share of the last step in the next one, for <see cref="OptimizerKind.Sgd"/> and <see cref="OptimizerKind.Muon"/>.</summary>
    public double Momentum { get; init; } = 0.95;

    /// <summary>Weight decay.</summary>
    public double WeightDecay { get; init; } = 0.02;

    /// <summary>Whether norms and biases decay like the weights of convolutions and linear layers.</summary>
    public bool DecayEverything { get; init; }

    /// <summary>Factors of the learning rate by the beginning of a parameter's name, <c>network.…</c> or <c>objective.…</c>; the longest that fits counts, others have 1. A factor of 0 freezes.</summary>
    public IReadOnlyDictionary<string, double> RateFactors { get; init; } = new Dictionary<string, double>();

    /// <summary>Longest gradient over all parameters together; 0 does not clip.</summary>
    public double GradientClip { get; init; }

    /// <summary>How the learning rate changes.</summary>
    public ScheduleKind Schedule { get; init; } = ScheduleKind.Cosine;

    /// <summary>Part of the steps in which the learning rate rises; 0..1.</summary>
    public double WarmUp { get; init; } = 0.05;

    /// <summary>Part of the run after which <see cref="ScheduleKind.Step"/> lowers the rate, again and again; above 0.</summary>
    public double StepEvery { get; init; } = 0.4;

    /// <summary>What <see cref="ScheduleKind.Step"/> multiplies the rate by; above 0, at most 1.</summary>
    public double StepFactor { get; init; } = 0.1;

    /// <summary>Throws when the numbers make no optimisation.</summary>
    /// <exception cref="InvalidInputException">A number is out of range; the sentence names it.</exception>
    public void Validate()
    {
        InvalidInputException.Require(LearningRate is > 0 and < 10, $"The learning rate must lie between 0 and 10, not {LearningRate}.");
        InvalidInputException.Require(Beta1 is >= 0 and < 1 && Beta2 is >= 0 and < 1, $"Adam's betas must be at least 0 and below 1, not {Beta1} and {Beta2}.");
        InvalidInputException.Require(Momentum is >= 0 and < 1, $"The momentum must be at least 0 and below 1, not {Momentum}.");
        InvalidInputException.Require(WeightDecay is >= 0 and < 1, $"The weight decay must be at least 0 and below 1, not {WeightDecay}.");
        InvalidInputException.Require(GradientClip >= 0 && double.IsFinite(GradientClip), $"The longest gradient must be 0 or more, not {GradientClip}.");
        InvalidInputException.Require(WarmUp is >= 0 and < 1, $"The warm-up is a part of the run, at least 0 and below 1, not {WarmUp}.");
        InvalidInputException.Require(StepEvery > 0 && double.IsFinite(StepEvery), $"The learning rate is lowered after parts of the run above 0, not {StepEvery}.");
        InvalidInputException.Require(StepFactor is > 0 and <= 1, $"The learning rate is lowered by a factor above 0 and at most 1, not {StepFactor}.");
        InvalidInputException.Require(RateFactors.Values.All(factor => factor is >= 0 and <= 1000), "Factors of the learning rate must be 0 to 1000.");
        InvalidInputException.Require(RateFactors.Keys.All(name => name.StartsWith("network", StringComparison.Ordinal) || name.StartsWith("objective", StringComparison.Ordinal)), "Factors of the learning rate are for names that begin with 'network' or 'objective'.");
    }

    /// <summary>The learning rate of a step, before the factors of parameters.</summary>
    /// <param name="step">The step, from 0.</param>
    /// <param name="steps">Steps of the whole run.</param>
    public double RateAt(long step, long steps)
    {
        var (done, warming) = ((double)step / steps, WarmUp * steps);
        var warm = Math.Min(1, (step + 1) / Math.Max(1, warming));
        return Schedule switch
        {
            ScheduleKind.Constant => LearningRate * warm,
            ScheduleKind.Step => LearningRate * warm * Math.Pow(StepFactor, Math.Floor(done / StepEvery)),
            ScheduleKind.OneCycle => LearningRate * (step < warming ? Between(OneCycleStart, 1, step / warming) : Between(1, OneCycleEnd, (step - warming) / (steps - warming))),
            _ => LearningRate * warm * Between(1, 0, done) + LeastRate,
        };

        static double Between(double from, double to, double part) => to + (from - to) * (0.5 + 0.5 * Math.Cos(Math.PI * part));
    }

    const double OneCycleStart = 1 / 25.0, OneCycleEnd = 1e-5;

    // The last steps along the cosine still move a little.
    const double LeastRate = 1e-6;
}
