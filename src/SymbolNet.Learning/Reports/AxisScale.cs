using System.Globalization;

namespace SymbolNet.Learning.Reports;

/// <summary>How the numbers of an axis become lengths, and which of them are worth a line: 1, 2 or 5 times a power of ten.</summary>
sealed class AxisScale
{
    readonly ChartAxis axis;
    readonly double step;

    /// <summary>Chooses the range and the ticks.</summary>
    /// <param name="axis">The axis.</param>
    /// <param name="values">All numbers to be shown.</param>
    /// <param name="ticks">About how many ticks fit.</param>
    /// <param name="widen">Whether the range grows to the next ticks where the axis does not set it.</param>
    public AxisScale(ChartAxis axis, IEnumerable<double> values, int ticks, bool widen)
    {
        this.axis = axis;
        var (least, most) = (double.PositiveInfinity, double.NegativeInfinity);
        foreach (var value in values.Where(Shows))
            (least, most) = (Math.Min(least, value), Math.Max(most, value));
        if (least > most)
            (least, most) = axis.IsLogarithmic ? (1, 10) : (0, 1);
        (From, To) = (axis.From ?? least, axis.To ?? most);
        if (axis.IsLogarithmic)
        {
            if (From <= 0)
                From = least;
            if (!(To > From))
                (From, To) = (From / 2, From * 2);
            // Less than a decade has too few powers of ten: even steps then, on the same logarithmic lengths.
            var decades = Math.Log10(To / From);
            step = decades < 1 ? NiceStep((To - From) / ticks) : 0;
            if (widen && decades >= 1)
                (From, To) = (axis.From ?? Math.Pow(10, Math.Floor(Math.Log10(From) + 1e-9)), axis.To ?? Math.Pow(10, Math.Ceiling(Math.Log10(To) - 1e-9)));
            Ticks = step > 0 ? EvenTicks() : PowerTicks(ticks);
            return;
        }
        if (!(To > From))
        {
            var room = Math.Abs(From) > 0 ? Math.Abs(From) / 10 : 0.5;
            (From, To) = (From - room, From + room);
        }
        step = NiceStep((To - From) / ticks);
        if (widen)
            (From, To) = (axis.From ?? Math.Floor(From / step + 1e-9) * step, axis.To ?? Math.Ceiling(To / step - 1e-9) * step);
        Ticks = EvenTicks();
    }

    /// <summary>The least number shown.</summary>
    public double From { get; }

    /// <summary>The greatest number shown.</summary>
    public double To { get; }

    /// <summary>Numbers with a line and a label, rising.</summary>
    public IReadOnlyList<double> Ticks { get; }

    /// <summary>Whether a number has a place on the axis at all.</summary>
    public bool Shows(double value) => double.IsFinite(value) && (!axis.IsLogarithmic || value > 0);

    /// <summary>Place on the axis: 0 at its start, 1 at its end.</summary>
    public double Place(double value) => axis.IsLogarithmic ? Math.Log(value / From) / Math.Log(To / From) : (value - From) / (To - From);

    /// <summary>The label of a tick.</summary>
    public string Label(double tick)
    {
        var shown = axis.IsShare ? 100 * tick : tick;
        var shownStep = axis.IsShare ? 100 * step : step;
        var unit = axis.IsShare ? " %" : "";
        if (step == 0)
            return Short(shown) + unit;
        if (Math.Abs(tick) < step * 1e-6)
            return "0" + unit;
        var largest = Math.Max(Math.Abs(From), Math.Abs(To));
        if (!axis.IsShare && largest is >= 1e9 or < 1e-3)
            return Short(Math.Round(shown / step) * step);
        // One unit for all labels of an axis: 5k and 10k, not 5000 and 10k.
        var (thousands, suffix) = axis.IsShare || largest < 1e4 ? (1.0, "") : largest < 1e6 ? (1e3, "k") : (1e6, "M");
        (shown, shownStep, unit) = (shown / thousands, shownStep / thousands, suffix + unit);
        var decimals = Math.Max(0, (int)-Math.Floor(Math.Log10(shownStep) + 1e-9));
        return shown.ToString("F" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture) + unit;
    }

    /// <summary>A number as people say it: 10k, 2.5M, 0.001, 1e-5; four digits at most.</summary>
    public static string Short(double value) => Math.Abs(value) switch
    {
        0 => "0",
        >= 1e9 or < 1e-4 => value.ToString("0.###e0", CultureInfo.InvariantCulture),
        >= 1e6 => (value / 1e6).ToString("0.###", CultureInfo.InvariantCulture) + "M",
        >= 1e4 => (value / 1e3).ToString("0.###", CultureInfo.InvariantCulture) + "k",
        _ => double.Parse(value.ToString("G4", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture).ToString("0.########", CultureInfo.InvariantCulture),
    };

    /// <summary>A number of the axis in words, for descriptions and hover texts.</summary>
    public string Say(double value) => axis.IsShare ? (100 * value).ToString("0.##", CultureInfo.InvariantCulture) + " %" : Short(value);

    static double NiceStep(double least)
    {
        var power = Math.Pow(10, Math.Floor(Math.Log10(least)));
        return (least / power) switch { <= 1 + 1e-9 => power, <= 2 + 1e-9 => 2 * power, <= 5 + 1e-9 => 5 * power, _ => 10 * power };
    }

    double[] EvenTicks()
    {
        var (first, last) = ((long)Math.Ceiling(From / step - 1e-6), (long)Math.Floor(To / step + 1e-6));
        return [.. Enumerable.Range(0, (int)Math.Max(0, last - first + 1)).Select(i => (first + i) * step)];
    }

    double[] PowerTicks(int ticks)
    {
        var (first, last) = ((int)Math.Floor(Math.Log10(From) + 1e-9), (int)Math.Ceiling(Math.Log10(To) - 1e-9));
        double[] within = last - first <= ticks / 2 ? [1, 2, 5] : [1];
        var every = Math.Max(1, (int)Math.Ceiling((last - first) / (double)ticks));
        return
        [
            .. from power in Enumerable.Range(first, last - first + 1)
               where (power - first) % every == 0
               from times in within
               let tick = times * Math.Pow(10, power)
               where tick >= From * (1 - 1e-9) && tick <= To * (1 + 1e-9)
               select tick,
        ];
    }
}
