using SymbolNet.Raster;

namespace SymbolNet.Learning.Data.Procedural;

/// <summary>A character as its distance field and the cells that its lines run through. Immutable.</summary>
/// <param name="Field">Distance of every cell to the nearest line.</param>
/// <param name="Inked">The cells that a line runs through.</param>
sealed record InkPicture(InkField Field, int[] Inked)
{
    /// <summary>Takes a field of resolution 1.</summary>
    public static InkPicture Of(InkField field) => new(field, [.. Enumerable.Range(0, field.Distances.Length).Where(cell => field.Distances[cell] < 0.71f)]);

    /// <summary>
    /// How different two characters look: the larger of the two mean distances from a line of the one to the nearest line of the other, in pixels (a Hausdorff distance of means: Dubuisson and Jain, 1994).
    /// </summary>
    public float DifferenceTo(InkPicture other) => MathF.Max(Missing(this, other), Missing(other, this));

    static float Missing(InkPicture from, InkPicture to)
    {
        var distances = to.Field.Distances;
        var sum = 0f;
        foreach (var cell in from.Inked)
            sum += distances[cell];
        return from.Inked.Length == 0 ? 0 : sum / from.Inked.Length;
    }
}
