namespace SymbolNet.Recognition;

/// <summary>Fits a <see cref="DecisionRule"/> to queries of known truth; what is fitted and how is said at <see cref="DecisionRule.Fit"/>.</summary>
static class DecisionRuleFit
{
    const int MostSteps = 100;

    /// <summary>1/T stays within these: outside, the queries are too few or too easy to tell it.</summary>
    const double LeastSharpness = 0.1, MostSharpness = 1000;

    /// <summary>A weak pull towards an ordinary rule, in queries, so that the summit is finite when the queries part without a single error, and what they cannot tell stays ordinary.</summary>
    const double PullWeight = 0.01;

    /// <summary>A precision counted over fewer answers tells nothing.</summary>
    const int FewestAnswers = 20;

    /// <summary>Thresholds stay within these, so that a confident answer is more likely than all others together.</summary>
    const float LeastThreshold = 0.5f, MostThreshold = 0.99f;

    public static DecisionRule Of(DecisionRule start, IReadOnlyCollection<ScoredQuery> queries, float precision)
    {
        start.Validate();
        var told = queries.Where(query => !query.Scores.IsDefaultOrEmpty).ToArray();
        if (!told.Any(query => query.Truth is not null))
            throw new ArgumentException("A decision rule can only be fitted to queries of which some have a true candidate.", nameof(queries));
        var rule = WithTemperature(start, [.. told.Where(query => query.Truth is not null)]);
        if (told.Any(query => query.Truth is null))
            rule = WithLevel(rule, told);
        return WithThresholds(rule, told, precision);
    }

    /// <summary>Newton's method on the mean negative log likelihood of the true candidate in a = 1/T.</summary>
    static DecisionRule WithTemperature(DecisionRule start, ScoredQuery[] queries)
    {
        var ordinary = 1.0 / new DecisionRule().Temperature;
        var a = Descend([ordinary], Loss)[0];
        return start with { Temperature = (float)(1 / Math.Clamp(a, LeastSharpness, MostSharpness)) };

        double Loss(double[] at, double[] slope, double[,] curve)
        {
            var sharpness = at[0];
            double value = 0;
            foreach (var query in queries)
            {
                double most = query.Scores.Max(), sum = 0, mean = 0, square = 0;
                foreach (var score in query.Scores)
                {
                    var (below, weight) = (score - most, Math.Exp(sharpness * (score - most)));
                    sum += weight;
                    mean += weight * below;
                    square += weight * below * below;
                }
                (mean, square) = (mean / sum, square / sum);
                var truth = query.Scores[query.Truth!.Value] - most;
                value += Math.Log(sum) - sharpness * truth;
                slope[0] += mean - truth;
                curve[0, 0] += square - mean * mean;
            }
            return value + Pull(at, slope, curve, [ordinary], [ordinary]);
        }
    }

    /// <summary>Newton's method on the mean negative log likelihood of "known" in 1/V, -u/V and -c/V: a logistic regression.</summary>
    static DecisionRule WithLevel(DecisionRule start, ScoredQuery[] queries)
    {
        var usual = new DecisionRule();
        double[] ordinary = [1.0 / usual.UnknownTemperature, -usual.UnknownLevel / usual.UnknownTemperature, -usual.CohortWeight / usual.UnknownTemperature];
        var seen = queries.Select(query => (Features: Features(query), IsKnown: query.Truth is not null)).ToArray();
        var found = Descend(ordinary, Loss);
        // Drawings that look no more alike to what they are than to what they are not tell nothing of a level.
        if (found[0] < LeastSharpness)
            return start;
        var sharpness = Math.Min(found[0], MostSharpness);
        return start with { UnknownTemperature = (float)(1 / sharpness), UnknownLevel = (float)(-found[1] / found[0]), CohortWeight = (float)Math.Clamp(-found[2] / found[0], 0, 1) };

        static double[] Features(ScoredQuery query)
        {
            var (best, cohort) = DecisionRule.BestAndCohort(query.Scores.AsSpan());
            return [best, 1, cohort];
        }

        double Loss(double[] at, double[] slope, double[,] curve)
        {
            double value = 0;
            foreach (var (features, isKnown) in seen)
            {
                var logit = at.Zip(features, (weight, feature) => weight * feature).Sum();
                var known = 1 / (1 + Math.Exp(-logit));
                // log(1 + e^x) without overflow.
                value += Math.Max(logit, 0) + Math.Log(1 + Math.Exp(-Math.Abs(logit))) - (isKnown ? logit : 0);
                for (var i = 0; i < at.Length; i++)
                {
                    slope[i] += (known - (isKnown ? 1 : 0)) * features[i];
                    for (var j = 0; j < at.Length; j++)
                        curve[i, j] += known * (1 - known) * features[i] * features[j];
                }
            }
            return value + Pull(at, slope, curve, ordinary, ordinary);
        }
    }

    /// <summary>Adds half the squared distance to an ordinary rule, in units of that rule, times <see cref="PullWeight"/>.</summary>
    static double Pull(double[] at, double[] slope, double[,] curve, double[] towards, double[] unit)
    {
        double value = 0;
        for (var i = 0; i < at.Length; i++)
        {
            var (off, weight) = (at[i] - towards[i], PullWeight / (unit[i] * unit[i]));
            value += weight * off * off / 2;
            slope[i] += weight * off;
            curve[i, i] += weight;
        }
        return value;
    }

    /// <summary>Newton steps with halving from <paramref name="at"/> to the least of a convex function, which fills in its slope and curvature.</summary>
    static double[] Descend(double[] at, Func<double[], double[], double[,], double> loss)
    {
        var n = at.Length;
        var (slope, curve) = (new double[n], new double[n, n]);
        var value = loss(at, slope, curve);
        for (var step = 0; step < MostSteps; step++)
        {
            var move = Solve(curve, slope);
            for (var length = 1.0; ; length /= 2)
            {
                if (length < 1e-8)
                    return at;
                var next = at.Zip(move, (x, d) => x - length * d).ToArray();
                var (nextSlope, nextCurve) = (new double[n], new double[n, n]);
                var nextValue = loss(next, nextSlope, nextCurve);
                if (!(nextValue < value - 1e-12 * Math.Abs(value)))
                    continue;
                (at, value, slope, curve) = (next, nextValue, nextSlope, nextCurve);
                break;
            }
        }
        return at;
    }

    /// <summary>Gauss elimination of the small positive definite system of a Newton step.</summary>
    static double[] Solve(double[,] matrix, double[] right)
    {
        var n = right.Length;
        var (m, x) = ((double[,])matrix.Clone(), (double[])right.Clone());
        for (var column = 0; column < n; column++)
            for (var row = column + 1; row < n; row++)
            {
                var factor = m[row, column] / m[column, column];
                for (var k = column; k < n; k++)
                    m[row, k] -= factor * m[column, k];
                x[row] -= factor * x[column];
            }
        for (var row = n - 1; row >= 0; row--)
        {
            for (var k = row + 1; k < n; k++)
                x[row] -= m[row, k] * x[k];
            x[row] /= m[row, row];
        }
        return x;
    }

    static DecisionRule WithThresholds(DecisionRule rule, ScoredQuery[] queries, float precision)
    {
        var answers = Array.ConvertAll(queries, query =>
        {
            var probabilities = new float[query.Scores.Length];
            var unknown = rule.Probabilities(query.Scores.AsSpan(), probabilities);
            var best = Array.IndexOf(probabilities, probabilities.Max());
            return (Best: probabilities[best], IsRight: best == query.Truth, Unknown: unknown, IsKnown: query.Truth is not null);
        });
        return rule with
        {
            ConfidentFrom = Math.Clamp(ConfidentFrom(answers.Select(answer => (answer.Best, answer.IsRight)), precision) ?? rule.ConfidentFrom, LeastThreshold, MostThreshold),
            UnknownFrom = Math.Clamp(UnknownFrom(answers.Select(answer => (answer.Unknown, answer.IsKnown))) ?? rule.UnknownFrom, 1 - MostThreshold, MostThreshold),
        };
    }

    /// <summary>The least probability from which on the share of right answers is at least <paramref name="precision"/>; null when that is nowhere so over enough answers.</summary>
    static float? ConfidentFrom(IEnumerable<(float Probability, bool IsRight)> answers, float precision)
    {
        float? from = null;
        var (right, all) = (0, 0);
        foreach (var group in answers.GroupBy(answer => answer.Probability).OrderByDescending(group => group.Key))
        {
            right += group.Count(answer => answer.IsRight);
            all += group.Count();
            if (all >= FewestAnswers && right >= precision * all)
                from = group.Key;
        }
        return from;
    }

    /// <summary>The threshold with the greatest sum of hit rates, halfway to the next probability below; null without known or without unknown queries. (Youden, Cancer 3, 1950.)</summary>
    static float? UnknownFrom(IEnumerable<(float Probability, bool IsKnown)> answers)
    {
        var groups = answers.GroupBy(answer => answer.Probability).OrderByDescending(group => group.Key).ToArray();
        var known = groups.Sum(group => group.Count(answer => answer.IsKnown));
        var unknown = groups.Sum(group => group.Count(answer => !answer.IsKnown));
        if (known == 0 || unknown == 0)
            return null;
        var (best, threshold) = (double.MinValue, 0f);
        var (knownAbove, unknownAbove) = (0, 0);
        for (var i = 0; i < groups.Length; i++)
        {
            knownAbove += groups[i].Count(answer => answer.IsKnown);
            unknownAbove += groups[i].Count(answer => !answer.IsKnown);
            var sum = (double)unknownAbove / unknown - (double)knownAbove / known;
            if (sum > best)
                (best, threshold) = (sum, (groups[i].Key + (i + 1 < groups.Length ? groups[i + 1].Key : 0f)) / 2);
        }
        return threshold;
    }
}
