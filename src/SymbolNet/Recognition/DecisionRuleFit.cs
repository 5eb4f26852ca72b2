namespace SymbolNet.Recognition;

/// <summary>Fits a <see cref="DecisionRule"/> to queries of known truth; what is fitted and how is said at <see cref="DecisionRule.Fit"/>.</summary>
static class DecisionRuleFit
{
    const int MostSteps = 100;

    /// <summary>Sharpness a = 1/T stays within these: outside, the queries are too few or too easy to tell it.</summary>
    const double LeastSharpness = 0.1, MostSharpness = 1000;

    /// <summary>A weak pull towards an ordinary rule, so that the summit is finite when the queries part without a single error: its weight in queries, and where it pulls to.</summary>
    const double PullWeight = 0.01, PullSharpness = 20, PullLevel = 12;

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
        var rule = WithLikeliest(start, told);
        return WithThresholds(rule, told, precision);
    }

    /// <summary>Newton's method on the mean negative log likelihood in a = 1/T and b = u/T, with step halving.</summary>
    static DecisionRule WithLikeliest(DecisionRule start, ScoredQuery[] queries)
    {
        // Without unknown queries the likeliest unknown level is minus infinity: it stays where it is and only T is fitted.
        var fitsLevel = queries.Any(query => query.Truth is null);
        double a = 1.0 / start.Temperature, b = start.UnknownLevel / start.Temperature;
        var now = Loss(a, b);
        for (var step = 0; step < MostSteps; step++)
        {
            var determinant = now.Haa * now.Hbb - now.Hab * now.Hab;
            var (moveA, moveB) = fitsLevel && determinant > 1e-18
                ? ((now.Hbb * now.Ga - now.Hab * now.Gb) / determinant, (now.Haa * now.Gb - now.Hab * now.Ga) / determinant)
                : (now.Ga / Math.Max(now.Haa, 1e-12), 0.0);
            var length = 1.0;
            var next = now;
            for (; length > 1e-8; length /= 2)
            {
                next = Loss(Math.Clamp(a - length * moveA, LeastSharpness, MostSharpness), NextB(length));
                if (next.Value < now.Value)
                    break;
            }
            if (!(next.Value < now.Value - 1e-12))
                break;
            (b, a) = (NextB(length), Math.Clamp(a - length * moveA, LeastSharpness, MostSharpness));
            now = next;

            double NextB(double share) => fitsLevel ? b - share * moveB : start.UnknownLevel * Math.Clamp(a - share * moveA, LeastSharpness, MostSharpness);
        }
        return start with { Temperature = (float)(1 / a), UnknownLevel = (float)(b / a) };

        (double Value, double Ga, double Gb, double Haa, double Hab, double Hbb) Loss(double sharpness, double level)
        {
            double value = 0, ga = 0, gb = 0, haa = 0, hab = 0, hbb = 0;
            // With the unknown level held at u, b moves along with a: its row of the model is then s - u for the candidates and 0 for none.
            var offset = fitsLevel ? 0.0 : start.UnknownLevel;
            var none = fitsLevel ? level : 0.0;
            foreach (var query in queries)
            {
                var most = none;
                foreach (var score in query.Scores)
                    most = Math.Max(most, sharpness * (score - offset));
                var noneWeight = Math.Exp(none - most);
                double sum = noneWeight, mean = 0, square = 0;
                foreach (var score in query.Scores)
                {
                    var weight = Math.Exp(sharpness * (score - offset) - most);
                    sum += weight;
                    mean += weight * (score - offset);
                    square += weight * (score - offset) * (score - offset);
                }
                (mean, square) = (mean / sum, square / sum);
                var noneShare = noneWeight / sum;
                var (truth, truthIsNone) = query.Truth is { } i ? (query.Scores[i] - offset, 0.0) : (0.0, 1.0);
                value += most + Math.Log(sum) - (query.Truth is null ? none : sharpness * truth);
                ga += mean - truth;
                gb += noneShare - truthIsNone;
                haa += square - mean * mean;
                hab -= mean * noneShare;
                hbb += noneShare * (1 - noneShare);
            }
            var n = queries.Length;
            var pull = PullWeight / (PullSharpness * PullSharpness);
            var (offA, offB) = (sharpness - PullSharpness, fitsLevel ? level - PullLevel : 0.0);
            return ((value + pull * (offA * offA + offB * offB) / 2) / n, (ga + pull * offA) / n, (gb + pull * offB) / n, (haa + pull) / n, hab / n, (hbb + pull) / n);
        }
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
