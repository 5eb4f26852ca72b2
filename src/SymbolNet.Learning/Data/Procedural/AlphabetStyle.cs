using SymbolNet.Learning.Sampling;

namespace SymbolNet.Learning.Data.Procedural;

/// <summary>What the characters of one made-up alphabet have in common: a few stroke shapes that they all are made of, sizes, and habits. Immutable.</summary>
sealed class AlphabetStyle
{
    static readonly float[][] DirectionSets =
    [
        [0, MathF.PI / 2],
        [0, MathF.PI / 2, MathF.PI / 4, 3 * MathF.PI / 4],
        [MathF.PI / 2, MathF.PI / 3, 2 * MathF.PI / 3],
        [MathF.PI / 2, MathF.PI / 5, 4 * MathF.PI / 5],
        [0, MathF.PI / 3, 2 * MathF.PI / 3],
    ];

    /// <summary>Invents a style.</summary>
    public AlphabetStyle(SeededRandom random)
    {
        var directions = DirectionSets[random.Below(DirectionSets.Length)];
        // Some scripts are carved, some are brushed, most are both.
        var roundness = random.Uniform();
        float Taste(float weight) => weight * MathF.Exp(0.8f * random.Normal());
        (StrokeKind Kind, float Weight)[] tastes =
        [
            (StrokeKind.Line, Taste(1.2f - roundness)), (StrokeKind.Corner, Taste(1.1f - roundness)), (StrokeKind.Zigzag, Taste(0.6f * (1 - roundness) + 0.05f)),
            (StrokeKind.Arc, Taste(0.4f + roundness)), (StrokeKind.Ring, Taste(0.3f)), (StrokeKind.Loop, Taste(0.1f + 0.6f * roundness)), (StrokeKind.Hook, Taste(0.1f + 0.6f * roundness)),
            (StrokeKind.Wave, Taste(0.1f + 0.5f * roundness)), (StrokeKind.Sweep, Taste(0.1f + 0.8f * roundness)), (StrokeKind.Dot, random.Below(3) == 0 ? 0.3f : 0f),
        ];
        Shapes = [.. Enumerable.Range(0, 10 + random.Below(8)).Select(_ => StrokeShape.Create(Pick(tastes, random), directions, random))];
        Stem = random.Below(3) == 0 ? StrokeShape.Create(StrokeKind.Line, directions, random) : Shapes[random.Below(Shapes.Count)];
        StemUse = random.Below(2) == 0 ? 0 : random.Uniform(0.2f, 0.8f);
        Symmetry = random.Uniform(0, 0.35f);
        Crossing = random.Uniform(0, 0.4f);
        Separate = random.Uniform(0.02f, 0.22f);
        MeanStrokes = random.Uniform(1.9f, 3.2f);
        SmallScale = random.Uniform(0.4f, 0.6f);
    }

    /// <summary>The shapes that characters are composed of.</summary>
    public IReadOnlyList<StrokeShape> Shapes { get; }

    /// <summary>A shape that many characters begin with.</summary>
    public StrokeShape Stem { get; }

    /// <summary>How many of the characters begin with the stem, 0..1.</summary>
    public float StemUse { get; }

    /// <summary>How often a stroke is followed by its mirror image, 0..1.</summary>
    public float Symmetry { get; }

    /// <summary>How often a stroke crosses another one instead of starting or ending on it, 0..1.</summary>
    public float Crossing { get; }

    /// <summary>How often a stroke stands apart from the others, 0..1.</summary>
    public float Separate { get; }

    /// <summary>Strokes of a character on average, about.</summary>
    public float MeanStrokes { get; }

    /// <summary>The size of small strokes against large ones.</summary>
    public float SmallScale { get; }

    static StrokeKind Pick((StrokeKind Kind, float Weight)[] tastes, SeededRandom random)
    {
        var place = random.Uniform(0, tastes.Sum(taste => taste.Weight));
        foreach (var (kind, weight) in tastes)
            if ((place -= weight) < 0)
                return kind;
        return tastes[0].Kind;
    }
}
