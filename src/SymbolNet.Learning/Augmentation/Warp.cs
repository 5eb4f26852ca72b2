using SymbolNet.Learning.Sampling;
using SymbolNet.Raster;

namespace SymbolNet.Learning.Augmentation;

/// <summary>
/// One random affine variation of a drawing, normalised again the way the product normalises: whatever it does to the shape, the bounding box of the ink fills the frame as a live drawing would.
/// Coordinates span -1..1 over the frame.
/// </summary>
/// <param name="XX">How the input's x follows the output's x; the six numbers are a row-major 2 × 3 matrix from output to input, as <c>affine_grid</c> takes it.</param>
/// <param name="XY">The input's x per output y.</param>
/// <param name="X0">The input's x at the output's centre.</param>
/// <param name="YX">The input's y per output x.</param>
/// <param name="YY">The input's y per output y.</param>
/// <param name="Y0">The input's y at the output's centre.</param>
/// <param name="Scale">How many times longer lengths become, on average over directions: distances of the field are multiplied by it.</param>
readonly record struct Warp(float XX, float XY, float X0, float YX, float YY, float Y0, float Scale)
{
    /// <summary>Draws a variation.</summary>
    /// <param name="options">How much to vary.</param>
    /// <param name="raster">How the product normalises.</param>
    /// <param name="outline">The drawing's outermost points.</param>
    /// <param name="orientation">0 to 7; see <see cref="Sample.Orientation"/>.</param>
    /// <param name="random">Chance.</param>
    public static Warp Draw(AugmentationOptions options, RasterOptions raster, ReadOnlySpan<float> outline, int orientation, SeededRandom random)
    {
        // M = rotation · stretch and shear · orientation
        var turn = Math.Clamp(random.Normal(), -2.5f, 2.5f) * options.RotationDegrees * MathF.PI / 180;
        var (sin, cos) = MathF.SinCos(turn);
        var stretch = MathF.Exp(random.Uniform(-options.Stretch, options.Stretch) / 2);
        var shear = random.Uniform(-options.Shear, options.Shear);
        var shape = Multiply((cos, -sin, sin, cos), (stretch, shear, 0, 1 / stretch));
        var (a, b, c, d) = Multiply(shape, Orientation(orientation));

        var (left, right, top, bottom) = (float.MaxValue, float.MinValue, float.MaxValue, float.MinValue);
        for (var i = 0; i < outline.Length; i += 2)
        {
            var (x, y) = (a * outline[i] + b * outline[i + 1], c * outline[i] + d * outline[i + 1]);
            (left, right, top, bottom) = (MathF.Min(left, x), MathF.Max(right, x), MathF.Min(top, y), MathF.Max(bottom, y));
        }
        var fill = 2 * raster.InkExtent / raster.Size;
        var extent = MathF.Max(right - left, bottom - top);
        // A dot has no extent to fill the frame with and stays a dot.
        var scale = (extent < 0.05f ? 1f : fill / extent) * random.Uniform(1 - options.Shrink, 1 + options.Shrink / 2);
        var (shiftX, shiftY) = (random.Uniform(-options.Shift, options.Shift) * 2 / raster.Size, random.Uniform(-options.Shift, options.Shift) * 2 / raster.Size);

        // output = scale · (M input - centre) + shift, hence input = M⁻¹ ((output - shift) / scale + centre)
        var determinant = a * d - b * c;
        var (inverseA, inverseB, inverseC, inverseD) = (d / determinant, -b / determinant, -c / determinant, a / determinant);
        var (x0, y0) = ((left + right) / 2 - shiftX / scale, (top + bottom) / 2 - shiftY / scale);
        return new Warp(
            inverseA / scale, inverseB / scale, inverseA * x0 + inverseB * y0,
            inverseC / scale, inverseD / scale, inverseC * x0 + inverseD * y0,
            scale * MathF.Sqrt(MathF.Abs(determinant)));
    }

    // Quarter turns, after mirroring left to right from 4 on.
    static (float, float, float, float) Orientation(int orientation)
    {
        (float, float, float, float) turn = (orientation % 4) switch { 0 => (1, 0, 0, 1), 1 => (0, -1, 1, 0), 2 => (-1, 0, 0, -1), _ => (0, 1, -1, 0) };
        return orientation < 4 ? turn : Multiply(turn, (-1, 0, 0, 1));
    }

    static (float, float, float, float) Multiply((float A, float B, float C, float D) one, (float A, float B, float C, float D) other) =>
        (one.A * other.A + one.B * other.C, one.A * other.B + one.B * other.D, one.C * other.A + one.D * other.C, one.C * other.B + one.D * other.D);
}
