using System.Runtime.InteropServices;
using SymbolNet.Learning.Data;
using SymbolNet.Learning.Sampling;
using SymbolNet.Raster;
using TorchSharp;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace SymbolNet.Learning.Augmentation;

/// <summary>
/// Draws training pictures from distance fields: each field is warped and then drawn with a pen of constant width, so that a warped line stays as thick as a pen makes it. Without variation
/// the result is what <see cref="Rasterizer"/> draws. The same chance gives the same pictures. Not thread-safe.
/// </summary>
/// <param name="options">How much to vary.</param>
/// <param name="fields">The drawings; on a GPU all of them lie in its memory, so that only the chosen variations travel.</param>
/// <param name="device">Where to draw.</param>
sealed class FieldAugmentation(AugmentationOptions options, FieldSet fields, Device device) : IDisposable
{
    readonly int size = fields.Raster.Size;
    readonly Tensor pixels = PixelCentres(fields.Raster.Size, device);
    readonly Tensor? resident = device.type == DeviceType.CPU ? null : Upload(fields, device);

    /// <summary>Draws a batch.</summary>
    /// <param name="batch">The drawings and their orientations.</param>
    /// <param name="random">Chance; every number used comes from here.</param>
    /// <returns>Ink coverage <c>[batch, 1, size, size]</c> on the device; it belongs to the caller's dispose scope, if there is one.</returns>
    public Tensor Draw(IReadOnlyList<Sample> batch, SeededRandom random)
    {
        using var noGrad = no_grad();
        using var scope = NewDisposeScope();
        var count = batch.Count;
        var items = batch.Select(sample => sample.Item).ToArray();
        var matrices = new float[6 * count];
        var scales = new float[count];
        for (var i = 0; i < count; i++)
        {
            var warp = Warp.Draw(options, fields.Raster, fields.Outline(batch[i].Item), batch[i].Orientation, random);
            ((ReadOnlySpan<float>)[warp.XX, warp.XY, warp.X0, warp.YX, warp.YY, warp.Y0]).CopyTo(matrices.AsSpan(6 * i));
            scales[i] = warp.Scale / FieldSet.StepsPerPixel;
        }
        var field = resident is null ? Gather(fields, items) : resident.index_select(0, tensor(items, device: device));
        var grid = F.affine_grid(tensor(matrices, [count, 2, 3], device: device), [count, 1, size, size], align_corners: false);
        if (options.Elastic > 0)
            grid = grid + Elastic(count, random);
        var distance = F.grid_sample(field.to(ScalarType.Float32), grid, GridSampleMode.Bilinear, GridSamplePaddingMode.Border, align_corners: false);
        distance.mul_(tensor(scales, [count, 1, 1, 1], device: device));
        if (options.Erase > 0)
            distance = maximum(distance, Erasers(count, random));
        if (options.StrayStroke > 0)
            distance = minimum(distance, StrayStrokes(count, random));
        // Pen: coverage = clamp(half width - distance + 0.5, 0, 1), as InkField.Draw
        var reach = Numbers(count, () => random.Uniform(options.ThinnestPen, options.ThickestPen) + 0.5f, [count, 1, 1, 1]);
        return (reach - distance).clamp_(0, 1).MoveToOuterDisposeScope();
    }

    /// <summary>Frees the tensors kept between batches.</summary>
    public void Dispose()
    {
        pixels.Dispose();
        resident?.Dispose();
    }

    /// <summary>All fields in a device's memory, <c>[count, 1, cells, cells]</c>: a block at a time, because no array here holds 2 GiB and more.</summary>
    /// <param name="fields">The fields.</param>
    /// <param name="device">The device.</param>
    /// <param name="blockBytes">Bytes of a block; it holds one field at least.</param>
    internal static Tensor Upload(FieldSet fields, Device device, int blockBytes = 256 << 20)
    {
        using var scope = NewDisposeScope();
        var all = empty([fields.Count, 1, fields.Cells, fields.Cells], ScalarType.Byte, device);
        var most = Math.Max(1, blockBytes / (fields.Cells * fields.Cells));
        for (var start = 0; start < fields.Count; start += most)
        {
            using var block = NewDisposeScope();
            int[] items = [.. Enumerable.Range(start, Math.Min(most, fields.Count - start))];
            all.narrow(0, start, items.Length).copy_(Gather(fields, items));
        }
        return all.DetachFromDisposeScope();
    }

    // The fields of some drawings, [count, 1, cells, cells], on the CPU.
    static Tensor Gather(FieldSet fields, int[] items)
    {
        var gathered = empty([items.Length, 1, fields.Cells, fields.Cells], ScalarType.Byte);
        for (var i = 0; i < items.Length; i++)
            fields.Distances(items[i]).CopyTo(gathered.bytes[(i * fields.Cells * fields.Cells)..]);
        return gathered;
    }

    // A smooth displacement of the sampling points, [count, size, size, 2].
    Tensor Elastic(int count, SeededRandom random)
    {
        var points = options.ElasticGrid;
        var control = Numbers(2 * count * points * points, () => random.Normal() * options.Elastic, [count, 2, points, points]);
        return F.interpolate(control, [size, size], mode: InterpolationMode.Bicubic, align_corners: true).permute(0, 2, 3, 1);
    }

    // The least distance that every pixel must have: inside a disc, the way out of it; elsewhere less than 0.
    Tensor Erasers(int count, SeededRandom random)
    {
        var centres = Numbers(2 * count, () => random.Uniform(0.1f, 0.9f) * size, [count, 2, 1, 1]);
        var radii = Numbers(count, () => random.Uniform() < options.Erase ? random.Uniform(0.05f, 0.14f) * size : 0f, [count, 1, 1, 1]);
        return radii - (pixels - centres).pow(2).sum([1L], keepdim: true).sqrt();
    }

    // The distance of every pixel to a short stray stroke; far away where there is none.
    Tensor StrayStrokes(int count, SeededRandom random)
    {
        var starts = Numbers(2 * count, () => random.Uniform(0.1f, 0.9f) * size, [count, 2, 1, 1]);
        var vectors = Numbers(2 * count, () => random.Normal() * 0.12f * size, [count, 2, 1, 1]);
        var absent = Numbers(count, () => random.Uniform() < options.StrayStroke ? 0f : 1000f, [count, 1, 1, 1]);
        var way = pixels - starts;
        var along = ((way * vectors).sum([1L], keepdim: true) / vectors.pow(2).sum([1L], keepdim: true).clamp_min(1e-3)).clamp(0, 1);
        return (way - along * vectors).pow(2).sum([1L], keepdim: true).sqrt() + absent;
    }

    Tensor Numbers(int count, Func<float> next, long[] shape)
    {
        var numbers = new float[count];
        for (var i = 0; i < count; i++)
            numbers[i] = next();
        return tensor(numbers, shape, device: device);
    }

    // The x and y of every pixel's centre in pixels, [1, 2, size, size].
    static Tensor PixelCentres(int size, Device device)
    {
        using var scope = NewDisposeScope();
        var centres = empty([1, 2, size, size], ScalarType.Float32);
        var values = MemoryMarshal.Cast<byte, float>(centres.bytes);
        for (var y = 0; y < size; y++)
            for (var x = 0; x < size; x++)
                (values[y * size + x], values[(size + y) * size + x]) = (x + 0.5f, y + 0.5f);
        return centres.to(device).DetachFromDisposeScope();
    }
}
