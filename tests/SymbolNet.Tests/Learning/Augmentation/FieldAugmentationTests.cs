using System.Runtime.InteropServices;
using SymbolNet.Learning.Augmentation;
using SymbolNet.Learning.Data;
using SymbolNet.Learning.Sampling;
using SymbolNet.Raster;
using static TorchSharp.torch;

namespace SymbolNet.Tests.Learning.Augmentation;

public sealed class FieldAugmentationTests
{
    const int Size = 32;

    static readonly RasterOptions Raster = new() { Size = Size, InkExtent = 28, PenWidth = 1.5f };

    static readonly SymbolCollection Symbols = ProceduralSymbols.Create(1, 6, 2, seed: 3);

    static float[] Draw(FieldAugmentation augmentation, Sample[] batch, long seed)
    {
        using var scope = NewDisposeScope();
        var pictures = augmentation.Draw(batch, new SeededRandom(seed, RandomPurpose.Augmentation));
        Assert.Equal([batch.Length, 1, Size, Size], pictures.shape);
        return MemoryMarshal.Cast<byte, float>(pictures.contiguous().bytes).ToArray();
    }

    /// <summary>The picture the product would draw.</summary>
    static AugmentationOptions Unvaried(float halfPen) => new() { RotationDegrees = 0, Stretch = 0, Shear = 0, Shrink = 0, Shift = 0, Elastic = 0, Erase = 0, StrayStroke = 0, ThinnestPen = halfPen, ThickestPen = halfPen };

    static Sample[] Whole(int orientation = 0) => [.. Enumerable.Range(0, Symbols.Items.Count).Select(item => new Sample(item, orientation))];

    [Theory]
    [InlineData(2)]
    [InlineData(4)]
    public void Without_variation_the_pen_draws_what_the_product_draws(int resolution)
    {
        using var augmentation = new FieldAugmentation(Unvaried(Raster.PenWidth / 2), FieldSet.Measure(Symbols, Raster, resolution), CPU);
        var pictures = Draw(augmentation, Whole(), 1);
        var rasterizer = new Rasterizer(Raster);
        for (var item = 0; item < Symbols.Items.Count; item++)
        {
            var truth = Symbols.Items[item].Render(rasterizer).Ink.ToArray();
            var differences = truth.Zip(pictures[(item * Size * Size)..], (one, other) => MathF.Abs(one - other)).ToArray();
            // What remains is the rounding of bounding box and distances.
            Assert.InRange(differences.Average(), 0, 0.015);
            Assert.InRange(differences.Max(), 0, 0.4);
        }
    }

    [Fact]
    public void All_fields_are_uploaded_block_by_block()
    {
        var fields = FieldSet.Measure(Symbols, Raster, 2);
        foreach (var fieldsInBlock in new[] { 0, 1, 7, fields.Count + 1 })
        {
            using var all = FieldAugmentation.Upload(fields, CPU, fieldsInBlock * fields.Cells * fields.Cells);
            Assert.Equal([fields.Count, 1, fields.Cells, fields.Cells], all.shape);
            Assert.Equal(Enumerable.Range(0, fields.Count).SelectMany(item => fields.Distances(item).ToArray()), all.bytes.ToArray());
        }
    }

    [Fact]
    public void Orientations_are_quarter_turns_and_their_mirror_images()
    {
        using var augmentation = new FieldAugmentation(Unvaried(0.75f), FieldSet.Measure(Symbols, Raster, 2), CPU);
        var upright = Draw(augmentation, Whole(), 1);
        for (var orientation = 0; orientation < 8; orientation++)
        {
            var turned = Draw(augmentation, Whole(orientation), 1);
            var worst = 0.0;
            for (var item = 0; item < Symbols.Items.Count; item++)
                for (var y = 0; y < Size; y++)
                    for (var x = 0; x < Size; x++)
                    {
                        var (toX, toY) = (orientation < 4 ? x : Size - 1 - x, y);
                        for (var turn = 0; turn < orientation % 4; turn++)
                            (toX, toY) = (Size - 1 - toY, toX);
                        worst = Math.Max(worst, Math.Abs(upright[(item * Size + y) * Size + x] - turned[(item * Size + toY) * Size + toX]));
                    }
            Assert.InRange(worst, 0, 1e-3);
        }
    }

    [Fact]
    public void The_same_chance_gives_the_same_pictures()
    {
        using var augmentation = new FieldAugmentation(new AugmentationOptions(), FieldSet.Measure(Symbols, Raster, 2), CPU);
        Assert.Equal(Draw(augmentation, Whole(), 1), Draw(augmentation, Whole(), 1));
        Assert.NotEqual(Draw(augmentation, Whole(), 1), Draw(augmentation, Whole(), 2));
    }

    [Fact]
    public void A_warped_drawing_still_fills_the_frame()
    {
        var options = Unvaried(0.75f) with { RotationDegrees = 20, Stretch = 0.6f, Shear = 0.4f };
        using var augmentation = new FieldAugmentation(options, FieldSet.Measure(Symbols, Raster, 2), CPU);
        for (var seed = 0; seed < 5; seed++)
        {
            var pictures = Draw(augmentation, Whole(), seed);
            for (var item = 0; item < Symbols.Items.Count; item++)
            {
                var ink = Enumerable.Range(0, Size * Size).Where(i => pictures[item * Size * Size + i] > 0.5f).ToList();
                var extent = Math.Max(ink.Max(i => i % Size) - ink.Min(i => i % Size), ink.Max(i => i / Size) - ink.Min(i => i / Size)) + 1;
                // 28 pixels of centre line and the pen around it.
                Assert.InRange(extent, 27, 31);
            }
        }
    }

    [Fact]
    public void Pens_differ_and_ink_is_erased_and_added()
    {
        double Ink(AugmentationOptions options)
        {
            using var augmentation = new FieldAugmentation(options, FieldSet.Measure(Symbols, Raster, 2), CPU);
            return Draw(augmentation, Whole(), 1).Average();
        }

        var plain = Unvaried(0.75f);
        Assert.InRange(Ink(Unvaried(1.1f)) / Ink(plain), 1.2, 1.8);
        Assert.InRange(Ink(plain with { Erase = 1 }) / Ink(plain), 0.6, 0.99);
        Assert.InRange(Ink(plain with { StrayStroke = 1 }) / Ink(plain), 1.01, 1.5);
    }

    [Fact]
    public void No_tensor_is_left_behind()
    {
        using var augmentation = new FieldAugmentation(new AugmentationOptions(), FieldSet.Measure(Symbols, Raster, 2), CPU);
        var before = TorchSharp.DisposeScopeManager.Statistics.ThreadTotalLiveCount;
        for (var seed = 0; seed < 5; seed++)
            Draw(augmentation, Whole(), seed);
        Assert.Equal(before, TorchSharp.DisposeScopeManager.Statistics.ThreadTotalLiveCount);
    }
}
