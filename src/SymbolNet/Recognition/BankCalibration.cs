namespace SymbolNet.Recognition;

/// <summary>
/// Moves the level of the unknown of a model's rule to where it lies for one bank. The rule was fitted on alphabets the model never saw; one person's symbols can be more alike, or that person's hand less steady.
/// Two samples tell: the best score of each of the bank's own drawings when it is left out (of categories with two drawings or more, else nothing of its kind is left), which are known, and the best scores of
/// a background set, drawings of none of its categories. The level is the most likely one under both, each group counting as much as there are own drawings, and under a prior at the rule's own level that
/// weighs as much as <see cref="PriorDrawings"/> drawings right on it: with few drawings the rule stays as it is, with many they decide. Only <see cref="DecisionRule.UnknownLevel"/> changes.
/// </summary>
public static class BankCalibration
{
    /// <summary>How many of a bank's own drawings weigh as much as the model's rule.</summary>
    public const double PriorDrawings = 20;

    /// <summary>A drawing exactly on the level curves the log likelihood by this much, in units of the rule's temperature: the most that one can.</summary>
    const double CurvatureAtLevel = 0.25;

    /// <summary>Halvings of an interval that is some hundred temperatures wide at most: beyond the accuracy of a float.</summary>
    const int Halvings = 60;

    /// <summary>The rule for a bank.</summary>
    /// <param name="rule">The model's rule.</param>
    /// <param name="categories">Categories of the bank, at least 1.</param>
    /// <param name="knownScores">The best <see cref="DecisionRule.Score"/> of each of the bank's drawings left out.</param>
    /// <param name="backgroundScores">The best score of each drawing of the background set.</param>
    /// <returns>The same rule when there is no drawing of either kind.</returns>
    /// <exception cref="ArgumentException">There is no category, or a score is not finite.</exception>
    public static DecisionRule Adjust(DecisionRule rule, int categories, IReadOnlyCollection<float> knownScores, IReadOnlyCollection<float> backgroundScores)
    {
        if (categories < 1)
            throw new ArgumentException($"A bank has at least one category, not {categories}.", nameof(categories));
        if (!knownScores.Concat(backgroundScores).All(float.IsFinite))
            throw new ArgumentException("A score is not finite.");
        // Without the other group, the level would flee as far as the prior lets it.
        if (knownScores.Count == 0 || backgroundScores.Count == 0)
            return rule;
        var level = rule.UnknownLevel + rule.UnknownGrowth * Math.Log(categories);
        double Logit(float score) => (score - level) / rule.UnknownTemperature;
        var (known, background) = (knownScores.Select(Logit).ToArray(), backgroundScores.Select(Logit).ToArray());
        var share = (double)known.Length / background.Length;

        // The slope of the negative log posterior at a level higher by t temperatures rises everywhere: the one zero is found by halving. Each group pulls with at most its weight, which bounds where it can be.
        var (low, high) = (-known.Length / (PriorDrawings * CurvatureAtLevel), known.Length / (PriorDrawings * CurvatureAtLevel));
        for (var i = 0; i < Halvings; i++)
        {
            var middle = (low + high) / 2;
            var slope = PriorDrawings * CurvatureAtLevel * middle + known.Sum(logit => Logistic(middle - logit)) - share * background.Sum(logit => Logistic(logit - middle));
            (low, high) = slope > 0 ? (low, middle) : (middle, high);
        }
        return rule with { UnknownLevel = (float)(rule.UnknownLevel + rule.UnknownTemperature * (low + high) / 2) };
    }

    static double Logistic(double x) => 1 / (1 + Math.Exp(-x));
}
