namespace SymbolNet.Raster;

/// <summary>
/// The distance of every cell of a square frame to the nearest centre line of the ink, in pixels of the picture (not of cells), cut off at <see cref="Reach"/>.
/// A pen of half width w over it gives the picture: coverage = clamp(w - distance + 0.5, 0, 1). Training warps fields and draws them with random pens; drawing uses the model's own pen.
/// </summary>
public sealed class InkField
{
    /// <summary>Distances are cut off here, in pixels of the picture.</summary>
    public const float Reach = 8f;

    readonly float[] distances;

    /// <summary>Takes over <paramref name="distances"/>, which must not be changed afterwards.</summary>
    public InkField(int cells, float[] distances)
    {
        if (distances.Length != cells * cells)
            throw new ArgumentException($"A field of side {cells} holds {cells * cells} values, not {distances.Length}.", nameof(distances));
        (Cells, this.distances) = (cells, distances);
    }

    /// <summary>Cells along a side: the picture's size times the resolution it was measured at.</summary>
    public int Cells { get; }

    /// <summary>Distances 0..<see cref="Reach"/>, row-major.</summary>
    public ReadOnlySpan<float> Distances => distances;
}
