using System.Runtime.InteropServices;
using SymbolNet.Embeddings;
using SymbolNet.Learning.Networks;
using SymbolNet.Raster;
using TorchSharp;
using static TorchSharp.torch;

namespace SymbolNet.Learning.Checkpoints;

/// <summary>Runs a network on pictures without gradients: one bulk copy in, one forward pass, one bulk copy out. Not thread-safe; does not own the network.</summary>
sealed class NetworkRunner(EmbeddingNetwork network, Device device)
{
    /// <summary>Pictures per forward pass of <see cref="Run"/>.</summary>
    const int Batch = 64;

    /// <summary>Embeds pictures of the network's size in one forward pass.</summary>
    public Embedding[] Embed(IReadOnlyList<SymbolBitmap> batch)
    {
        if (batch.Count == 0)
            return [];
        using var inference = inference_mode();
        using var scope = NewDisposeScope();
        var input = Pictures(batch, network.Options.Size);
        if (device.type != DeviceType.CPU)
            input = input.to(device);
        var output = network.call(input);
        if (device.type != DeviceType.CPU)
            output = output.cpu();
        var values = MemoryMarshal.Cast<byte, float>(output.contiguous().bytes);
        var embeddings = new Embedding[batch.Count];
        for (var i = 0; i < embeddings.Length; i++)
            embeddings[i] = new Embedding(values.Slice(i * network.Options.Dimension, network.Options.Dimension));
        return embeddings;
    }

    /// <summary>What each block makes of one picture of the network's size.</summary>
    public IReadOnlyList<BlockMaps> Look(SymbolBitmap picture)
    {
        using var inference = inference_mode();
        using var scope = NewDisposeScope();
        return network.Look(Pictures([picture], network.Options.Size).to(device));
    }

    /// <summary>Runs any number of pictures through the network and what stands behind it; a row of values for each.</summary>
    /// <param name="pictures">Pictures of the network's size.</param>
    /// <param name="then">From embeddings <c>[batch, dimension]</c> to <c>[batch, values]</c>.</param>
    public float[][] Run(IReadOnlyList<SymbolBitmap> pictures, Func<Tensor, Tensor> then)
    {
        var rows = new List<float[]>(pictures.Count);
        using var inference = inference_mode();
        foreach (var batch in pictures.Chunk(Batch))
        {
            using var scope = NewDisposeScope();
            rows.AddRange(Rows(then(network.call(Pictures(batch, network.Options.Size).to(device)))));
        }
        return [.. rows];
    }

    /// <summary>The rows of a matrix.</summary>
    public static float[][] Rows(Tensor matrix)
    {
        var (count, length) = ((int)matrix.shape[0], (int)matrix.shape[1]);
        var values = MemoryMarshal.Cast<byte, float>(matrix.cpu().contiguous().bytes);
        var rows = new float[count][];
        for (var i = 0; i < count; i++)
            rows[i] = values.Slice(i * length, length).ToArray();
        return rows;
    }

    /// <summary>Pictures as a tensor <c>[batch, 1, size, size]</c>.</summary>
    /// <exception cref="ArgumentException">A picture has another size.</exception>
    public static Tensor Pictures(IReadOnlyList<SymbolBitmap> batch, int size)
    {
        var input = empty(batch.Count, 1, size, size);
        var pixels = MemoryMarshal.Cast<byte, float>(input.bytes);
        for (var i = 0; i < batch.Count; i++)
        {
            if (batch[i].Size != size)
                throw new ArgumentException($"The network takes pictures of side {size}, not {batch[i].Size}.", nameof(batch));
            batch[i].Ink.CopyTo(pixels[(i * size * size)..]);
        }
        return input;
    }
}
