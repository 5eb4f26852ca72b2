using SymbolNet.Learning.Sampling;

namespace SymbolNet.Learning.Data;

/// <summary>Where the two parts of a composed character lie.</summary>
/// <param name="First">The first part's place.</param>
/// <param name="Second">The second part's place.</param>
readonly record struct ComposedLayout(PartPlace First, PartPlace Second)
{
    /// <summary>How far a hand strays from a layout: standard deviations of a part's place, and of the logarithm of its size.</summary>
    const float PlaceNoise = 0.03f, SizeNoise = 0.06f;

    /// <summary>Invents a layout.</summary>
    public static ComposedLayout Draw(SeededRandom random)
    {
        var (large, small) = (random.Uniform(0.45f, 0.55f), random.Uniform(0.3f, 0.5f));
        var along = random.Uniform(-0.2f, 0.2f);
        return random.Below(4) switch
        {
            // side by side
            0 => new(new(-0.5f, 0, large), new(0.5f, along, small)),
            // on top of each other
            1 => new(new(0, -0.5f, large), new(along, 0.5f, small)),
            // with a mark in a corner or above
            2 => new(new(0, 0.2f, 0.75f), new(0.65f * (random.Below(3) - 1), -0.75f, random.Uniform(0.22f, 0.32f))),
            // one within the other
            _ => new(new(0, 0, 0.9f), new(along, random.Uniform(-0.2f, 0.2f), small)),
        };
    }

    /// <summary>The layout as one drawing carries it out.</summary>
    public ComposedLayout Varied(SeededRandom random) => new(Varied(First, random), Varied(Second, random));

    static PartPlace Varied(PartPlace place, SeededRandom random) =>
        new(place.X + PlaceNoise * random.Normal(), place.Y + PlaceNoise * random.Normal(), place.Scale * MathF.Exp(SizeNoise * random.Normal()));
}
