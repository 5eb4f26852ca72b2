using SymbolNet.Learning.Sampling;

namespace SymbolNet.Learning.Data.Procedural;

/// <summary>How one person draws: lasting habits (slant, proportions) and how far each drawing strays from what was meant. Lengths are parts of a character's unit. Immutable.</summary>
sealed record DrawerHand
{
    /// <summary>The hand that draws everything as it is meant.</summary>
    public static DrawerHand Ideal { get; } = new();

    /// <summary>Sideways lean per unit of height.</summary>
    public float Slant { get; init; }

    /// <summary>Turn of the whole character in radians.</summary>
    public float Turn { get; init; }

    /// <summary>Width against height, as a natural logarithm.</summary>
    public float Widening { get; init; }

    /// <summary>Standard deviation of where a knot lies.</summary>
    public float KnotNoise { get; init; }

    /// <summary>Standard deviation of where a stroke meets another one.</summary>
    public float PlacementNoise { get; init; }

    /// <summary>Standard deviation of a stroke's size, as a natural logarithm.</summary>
    public float SizeNoise { get; init; }

    /// <summary>Standard deviation of a stroke's own turn in radians.</summary>
    public float TurnNoise { get; init; }

    /// <summary>Amplitude of the slow waver of the pen.</summary>
    public float Waver { get; init; }

    /// <summary>How much corners are rounded: passes of a smoothing over neighbouring points.</summary>
    public int Rounding { get; init; }

    /// <summary>How often a stroke is drawn from its end to its start, 0..1.</summary>
    public float Backwards { get; init; }

    /// <summary>Speed of the pen in units per second.</summary>
    public float Speed { get; init; } = 2f;

    /// <summary>Invents a person.</summary>
    public static DrawerHand Create(SeededRandom random)
    {
        // Careless people are careless in everything.
        var care = MathF.Exp(0.35f * random.Normal());
        return new DrawerHand
        {
            Slant = 0.12f * random.Normal(),
            Turn = 0.05f * random.Normal(),
            Widening = 0.16f * random.Normal(),
            KnotNoise = 0.03f * care,
            PlacementNoise = 0.038f * care,
            SizeNoise = 0.1f * care,
            TurnNoise = 0.075f * care,
            Waver = 0.006f * care,
            Rounding = random.Below(4),
            Backwards = random.Below(4) == 0 ? 0.5f : 0.05f,
            Speed = 2f * MathF.Exp(0.3f * random.Normal()),
        };
    }
}
