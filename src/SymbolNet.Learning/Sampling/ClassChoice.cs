using SymbolNet.Learning.Data;

namespace SymbolNet.Learning.Sampling;

/// <summary>Draws classes of a collection with their probabilities. Immutable, thread-safe.</summary>
public sealed class ClassChoice
{
    /// <summary>How far the sum of given probabilities may be from 1.</summary>
    public const double Tolerance = 1e-6;

    // Sum of the weights up to and with each class; the last class that can be drawn.
    readonly double[] ends;
    readonly int last;

    /// <summary>Makes a choice.</summary>
    /// <param name="collection">The collection.</param>
    /// <param name="sampling">How often each class is drawn.</param>
    /// <param name="probabilities">For <see cref="ClassSampling.Custom"/>, the probability of each class in the order in which the classes first appear among the drawings; otherwise null.</param>
    /// <exception cref="InvalidInputException">The probabilities are missing or not wanted, their number is wrong, one is below 0, or they do not sum to 1.</exception>
    public ClassChoice(SymbolCollection collection, ClassSampling sampling, IReadOnlyList<double>? probabilities = null)
    {
        var classes = collection.Classes.Count;
        RequireProbabilities(sampling, probabilities);
        if (probabilities is not null && probabilities.Count != classes)
            throw new InvalidInputException($"{probabilities.Count} class probabilities were given, but {collection.Description} has {classes} classes; one for each is needed, in the order of their first appearance.");
        var weights = new double[classes];
        if (probabilities is null)
            for (var symbol = 0; symbol < classes; symbol++)
                weights[symbol] = sampling == ClassSampling.Uniform ? 1 : collection.ItemsOf[symbol].Length;
        else
            foreach (var (symbol, probability) in collection.Items.Select(item => item.Class).Distinct().Zip(probabilities))
                weights[symbol] = probability;
        ends = new double[classes];
        for (var (symbol, sum) = (0, 0.0); symbol < classes; symbol++)
            ends[symbol] = sum += weights[symbol];
        last = Array.FindLastIndex(weights, weight => weight > 0);
    }

    /// <summary>Throws when such probabilities cannot be meant, whatever the collection.</summary>
    /// <exception cref="InvalidInputException">They are missing or not wanted, one is below 0, or they do not sum to 1.</exception>
    public static void RequireProbabilities(ClassSampling sampling, IReadOnlyList<double>? probabilities)
    {
        if (!Enum.IsDefined(sampling))
            throw new InvalidInputException($"Classes are sampled uniform, proportional or custom, not {sampling}.");
        if ((sampling == ClassSampling.Custom) != (probabilities is not null))
            throw new InvalidInputException(probabilities is null ? "Custom class sampling needs a probability for each class." : $"Class probabilities are for custom class sampling, not for {(sampling == ClassSampling.Uniform ? "uniform" : "proportional")}.");
        if (probabilities is null)
            return;
        if (probabilities.FirstOrDefault(probability => !(probability >= 0 && double.IsFinite(probability)), 0) is var wrong and not 0)
            throw new InvalidInputException($"A class probability must lie between 0 and 1; {wrong} does not.");
        if (Math.Abs(probabilities.Sum() - 1) > Tolerance)
            throw new InvalidInputException($"The class probabilities sum to {probabilities.Sum():0.######}; they must sum to 1.");
    }

    /// <summary>The probability of a class, 0..1.</summary>
    public double ProbabilityOf(int symbol) => WeightOf(symbol) / ends[^1];

    /// <summary>A class.</summary>
    public int Draw(SeededRandom random) => At(random.Fraction() * ends[^1]);

    /// <summary>A class other than the given one, with the probabilities of the others in proportion. There must be one that can be drawn.</summary>
    public int DrawOther(SeededRandom random, int symbol)
    {
        var start = ends[symbol] - WeightOf(symbol);
        var place = random.Fraction() * (ends[^1] - ends[symbol] + start);
        // The others' line is drawn from; the gap of the class itself is stepped over.
        return place < start ? At(place) : At(place - start + ends[symbol]);
    }

    double WeightOf(int symbol) => symbol == 0 ? ends[0] : ends[symbol] - ends[symbol - 1];

    // The first class whose end lies beyond the place; classes of weight 0 are never that.
    int At(double place)
    {
        var found = Array.BinarySearch(ends, place);
        if (found < 0)
            return Math.Min(~found, last);
        while (found < last && ends[found] <= place)
            found++;
        return found;
    }
}
