using SymbolNet.Ink;
using SymbolNet.Raster;

namespace SymbolNet.Learning.Data;

/// <summary>One drawing of a data set, not yet rasterised. Safe to use from several threads.</summary>
/// <param name="Class">Index into <see cref="SymbolCollection.Classes"/>.</param>
/// <param name="Drawer">Who drew it, where the data set says so (Omniglot: 1 to 20); otherwise its number within the class, from 1.</param>
public abstract record SymbolItem(int Class, int Drawer)
{
    /// <summary>Draws it as the product draws live ink.</summary>
    public abstract SymbolBitmap Render(Rasterizer rasterizer);

    /// <summary>Measures its distance field; see <see cref="Rasterizer.Measure(Drawing, int)"/>.</summary>
    public abstract InkField Measure(Rasterizer rasterizer, int resolution);
}

/// <summary>A drawing that is a picture; it is decoded when it is needed.</summary>
/// <param name="Class">Index into <see cref="SymbolCollection.Classes"/>.</param>
/// <param name="Drawer">Who drew it.</param>
/// <param name="Decode">Decodes the picture; thread-safe.</param>
public sealed record ImageItem(int Class, int Drawer, Func<GreyImage> Decode) : SymbolItem(Class, Drawer)
{
    /// <inheritdoc />
    public override SymbolBitmap Render(Rasterizer rasterizer) => rasterizer.Render(Decode());

    /// <inheritdoc />
    public override InkField Measure(Rasterizer rasterizer, int resolution) => rasterizer.Measure(Decode(), resolution);
}

/// <summary>A drawing that is ink.</summary>
/// <param name="Class">Index into <see cref="SymbolCollection.Classes"/>.</param>
/// <param name="Drawer">Who drew it.</param>
/// <param name="Drawing">The strokes.</param>
public sealed record DrawingItem(int Class, int Drawer, Drawing Drawing) : SymbolItem(Class, Drawer)
{
    /// <inheritdoc />
    public override SymbolBitmap Render(Rasterizer rasterizer) => rasterizer.Render(Drawing);

    /// <inheritdoc />
    public override InkField Measure(Rasterizer rasterizer, int resolution) => rasterizer.Measure(Drawing, resolution);
}
