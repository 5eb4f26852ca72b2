using SymbolNet.Raster;

namespace SymbolNet.Learning.Data;

/// <summary>
/// A collection measured once for training: every drawing as a distance field of bytes in steps of 1/32 pixel, and the outline that augmentation keeps inside the frame. Immutable, thread-safe.
/// </summary>
public sealed class FieldSet
{
    /// <summary>Steps of a byte per pixel of the picture; a byte reaches almost <see cref="InkField.Reach"/>.</summary>
    public const float StepsPerPixel = 32f;

    /// <summary>Outline points per drawing: the ink's farthest point in each of this many directions.</summary>
    public const int OutlinePoints = 32;

    static readonly (float Sin, float Cos)[] Directions = [.. Enumerable.Range(0, OutlinePoints).Select(i => MathF.SinCos(2 * MathF.PI * i / OutlinePoints))];

    readonly byte[][] distances;
    readonly float[][] outlines;

    FieldSet(RasterOptions raster, int resolution, int[] labels, byte[][] distances, float[][] outlines) =>
        (Raster, Resolution, Labels, this.distances, this.outlines) = (raster, resolution, labels, distances, outlines);

    /// <summary>How the drawings were normalised.</summary>
    public RasterOptions Raster { get; }

    /// <summary>Cells per pixel of the picture.</summary>
    public int Resolution { get; }

    /// <summary>Cells along a side of a field.</summary>
    public int Cells => Raster.Size * Resolution;

    /// <summary>Number of drawings.</summary>
    public int Count => distances.Length;

    /// <summary>The class of each drawing.</summary>
    public IReadOnlyList<int> Labels { get; }

    /// <summary>The distances of a drawing in 1/32 pixel, <c>Cells × Cells</c>, row-major.</summary>
    public ReadOnlySpan<byte> Distances(int item) => distances[item];

    /// <summary>The outline of a drawing: <see cref="OutlinePoints"/> pairs x, y where the frame spans -1..1.</summary>
    public ReadOnlySpan<float> Outline(int item) => outlines[item];

    /// <summary>Measures every drawing, on all cores.</summary>
    /// <param name="collection">The drawings.</param>
    /// <param name="raster">How to normalise them.</param>
    /// <param name="resolution">Cells per pixel, 1 to 4.</param>
    /// <param name="cancellation">Stops measuring.</param>
    /// <exception cref="InvalidInputException">A picture is damaged.</exception>
    public static FieldSet Measure(SymbolCollection collection, RasterOptions raster, int resolution, CancellationToken cancellation = default)
    {
        raster.Validate();
        var rasterizer = new Rasterizer(raster);
        var count = collection.Items.Count;
        var (distances, outlines) = (new byte[count][], new float[count][]);
        InParallel.For(count, i =>
        {
            var field = collection.Items[i].Measure(rasterizer, resolution);
            distances[i] = Quantise(field);
            outlines[i] = Outline(field, resolution);
        }, cancellation);
        return new FieldSet(raster, resolution, [.. collection.Items.Select(item => item.Class)], distances, outlines);
    }

    static byte[] Quantise(InkField field)
    {
        var bytes = new byte[field.Distances.Length];
        for (var i = 0; i < bytes.Length; i++)
            bytes[i] = (byte)Math.Min(255f, field.Distances[i] * StepsPerPixel + 0.5f);
        return bytes;
    }

    // Among the cells that touch the centre line, the farthest in each direction; all at the centre when there is no ink.
    static float[] Outline(InkField field, int resolution)
    {
        var points = new float[2 * OutlinePoints];
        Span<float> farthest = stackalloc float[OutlinePoints];
        farthest.Fill(float.NegativeInfinity);
        var touching = 0.71f / resolution;
        for (var row = 0; row < field.Cells; row++)
            for (var column = 0; column < field.Cells; column++)
            {
                var distance = field.Distances[row * field.Cells + column];
                if (distance > touching)
                    continue;
                var (x, y) = ((column + 0.5f) * 2 / field.Cells - 1, (row + 0.5f) * 2 / field.Cells - 1);
                for (var direction = 0; direction < OutlinePoints; direction++)
                {
                    var (sin, cos) = Directions[direction];
                    // The cell lies beside the line; seen from the outermost one, the line is its distance back.
                    var back = distance * 2 * resolution / field.Cells;
                    var reach = x * cos + y * sin - back;
                    if (reach <= farthest[direction])
                        continue;
                    farthest[direction] = reach;
                    (points[2 * direction], points[2 * direction + 1]) = (x - back * cos, y - back * sin);
                }
            }
        return points;
    }
}
