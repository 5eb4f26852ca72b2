using SymbolNet.Memory;

namespace SymbolNet.Recognition;

/// <summary>
/// Moves the level of the unknown of a model's rule to where it lies for one bank. The rule was fitted on alphabets the model never saw; one person's symbols can be more alike, or that person's hand less
/// steady. The bank's own drawings tell, each asked about twice as if it were new: without itself, when it should be known, and without its whole category, when it should not be. (A background set of other
/// alphabets would not do: what people draw beside their symbols looks like them, and on held-out alphabets such a level was worse than the rule's own.) The level is the most likely one under both groups,
/// each counting as much as there are known drawings, and under a prior at the rule's own level that weighs as much as <see cref="PriorDrawings"/> drawings right on it: with few drawings the rule stays as
/// it is, with many they decide. Only <see cref="DecisionRule.UnknownLevel"/> changes.
/// </summary>
public static class BankCalibration
{
    /// <summary>How many of a bank's own drawings weigh as much as the model's rule.</summary>
    public const double PriorDrawings = 20;

    /// <summary>Most drawings that are asked about, spread evenly over the bank's own.</summary>
    public const int MostDrawings = 100;

    /// <summary>They are fewer in a bank of many exemplars, so that no more than this many are compared: some hundredths of a second.</summary>
    const int MostComparisons = 500_000;

    /// <summary>But never fewer than this.</summary>
    const int FewestDrawings = 10;

    /// <summary>A drawing exactly on the level curves the log likelihood by this much, in units of the rule's temperature: the most that one can.</summary>
    const double CurvatureAtLevel = 0.25;

    /// <summary>Halvings of an interval that is some hundred temperatures wide at most: beyond the accuracy of a float.</summary>
    const int Halvings = 60;

    /// <summary>The rule for a bank.</summary>
    /// <param name="rule">The model's rule.</param>
    /// <param name="bank">The bank.</param>
    /// <param name="isOwn">Whether an exemplar is one of the drawings to ask about; those of a starter memory, drawn by another hand, are not.</param>
    /// <returns>The same rule when no own drawing has another of its category, or there is but one category.</returns>
    public static DecisionRule Adjust(DecisionRule rule, MemoryBank bank, Func<ExemplarId, bool> isOwn)
    {
        var own = (from category in bank.Categories from id in bank.ExemplarsOf(category.Id) where isOwn(id) select (category, id)).ToArray();
        var asked = Math.Min(own.Length, Math.Clamp(MostComparisons / Math.Max(1, bank.ExemplarCount), FewestDrawings, MostDrawings));
        var (known, unknown) = (new List<float>(), new List<float>());
        foreach (var drawings in Enumerable.Range(0, asked).Select(i => own[(long)i * own.Length / asked]).GroupBy(drawing => drawing.category, drawing => drawing.id))
        {
            var kin = bank.RememberedOf(drawings.Key.Id);
            foreach (var drawing in kin.Where(exemplar => drawings.Contains(exemplar.Id)))
            {
                var matches = bank.Forget(drawing.Id).Search(drawing.Embedding, Recognizer.CandidateCount);
                float[] others = [.. matches.Where(match => match.Category.Id != drawings.Key.Id).Select(rule.ScoreOf)];
                if (others.Length == 0)
                    return rule;
                unknown.Add(rule.Evidence(others));
                if (kin.Length > 1)
                    known.Add(rule.Evidence([.. matches.Select(rule.ScoreOf)]));
            }
        }
        return Adjust(rule, known, unknown);
    }

    /// <summary>The rule that fits the evidence.</summary>
    /// <param name="rule">The model's rule.</param>
    /// <param name="known">The <see cref="DecisionRule.Evidence"/> of drawings that should be known.</param>
    /// <param name="unknown">That of drawings that should not.</param>
    /// <returns>The same rule when there is no drawing of either kind: without the other one, the level would flee as far as the prior lets it.</returns>
    /// <exception cref="ArgumentException">The evidence is not finite.</exception>
    public static DecisionRule Adjust(DecisionRule rule, IReadOnlyCollection<float> known, IReadOnlyCollection<float> unknown)
    {
        if (!known.Concat(unknown).All(float.IsFinite))
            throw new ArgumentException("The evidence is not finite.");
        if (known.Count == 0 || unknown.Count == 0)
            return rule;
        double[] Logits(IEnumerable<float> evidence) => [.. evidence.Select(value => ((double)value - rule.UnknownLevel) / rule.UnknownTemperature)];
        var (above, below, share) = (Logits(known), Logits(unknown), (double)known.Count / unknown.Count);

        // The slope of the negative log posterior at a level higher by t temperatures rises everywhere: the one zero is found by halving. Each group pulls with at most its weight, which bounds where it can be.
        var (low, high) = (-known.Count / (PriorDrawings * CurvatureAtLevel), known.Count / (PriorDrawings * CurvatureAtLevel));
        for (var i = 0; i < Halvings; i++)
        {
            var middle = (low + high) / 2;
            var slope = PriorDrawings * CurvatureAtLevel * middle + above.Sum(logit => Logistic(middle - logit)) - share * below.Sum(logit => Logistic(logit - middle));
            (low, high) = slope > 0 ? (low, middle) : (middle, high);
        }
        return rule with { UnknownLevel = (float)(rule.UnknownLevel + rule.UnknownTemperature * (low + high) / 2) };
    }

    static double Logistic(double x) => 1 / (1 + Math.Exp(-x));
}
