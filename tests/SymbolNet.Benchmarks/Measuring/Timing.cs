using System.Diagnostics;

namespace SymbolNet.Benchmarks.Measuring;

/// <summary>Times short work. Milliseconds throughout.</summary>
static class Timing
{
    /// <summary>Work is repeated before it counts until the runtime has compiled it for good.</summary>
    static readonly TimeSpan WarmUp = TimeSpan.FromMilliseconds(500);

    /// <summary>Shorter work is repeated within a sample, so that reading the clock does not count.</summary>
    const double LeastSampleMs = 2;

    /// <summary>What one call takes, measured again and again for a while.</summary>
    public static Samples Of(Action action, TimeSpan duration)
    {
        var repeats = Prepare(action);
        var samples = new List<double>();
        for (var began = Stopwatch.GetTimestamp(); samples.Count < 5 || Stopwatch.GetElapsedTime(began) < duration;)
            samples.Add(Sample(action, repeats));
        return new Samples(samples);
    }

    /// <summary>
    /// Two ways of doing the same thing, turn by turn, so that what else the machine does weighs on both. The ratio is taken within each turn, and who goes first alternates.
    /// </summary>
    public static (Samples One, Samples Other, Samples Ratio) Compare(Action one, Action other, TimeSpan duration)
    {
        var (oneRepeats, otherRepeats) = (Prepare(one), Prepare(other));
        var (ones, others) = (new List<double>(), new List<double>());
        for (var began = Stopwatch.GetTimestamp(); ones.Count < 10 || Stopwatch.GetElapsedTime(began) < duration;)
            if (ones.Count % 2 == 0)
            {
                ones.Add(Sample(one, oneRepeats));
                others.Add(Sample(other, otherRepeats));
            }
            else
            {
                others.Add(Sample(other, otherRepeats));
                ones.Add(Sample(one, oneRepeats));
            }
        return (new Samples(ones), new Samples(others), new Samples(ones.Zip(others, (first, second) => first / second)));
    }

    /// <summary>Warms up, and gives how many calls make a sample.</summary>
    static int Prepare(Action action)
    {
        var calls = 0;
        var began = Stopwatch.GetTimestamp();
        while (calls < 3 || Stopwatch.GetElapsedTime(began) < WarmUp)
        {
            action();
            calls++;
        }
        return Math.Max(1, (int)Math.Ceiling(LeastSampleMs * calls / Stopwatch.GetElapsedTime(began).TotalMilliseconds));
    }

    static double Sample(Action action, int repeats)
    {
        var began = Stopwatch.GetTimestamp();
        for (var i = 0; i < repeats; i++)
            action();
        return Stopwatch.GetElapsedTime(began).TotalMilliseconds / repeats;
    }
}
