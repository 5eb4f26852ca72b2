using System.Globalization;
using SymbolNet.Learning.Onnx;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace SymbolNet.Learning.Networks;

/// <summary>
/// SymbolNet's features: seven unpadded convolutions with ReLU in three blocks. The words choose the blocks, for instance <c>1 2 3</c> or <c>2</c>; their flattened outputs one after another are the
/// embedding, on pictures of 28 pixels 60 · 18² + 100 · 5² + 200 · 1² = 22,140 values. Blocks behind the last chosen one are not built.
/// </summary>
sealed class SymbolNetwork : EmbeddingNetwork
{
    /// <summary>Channels and kernels of the convolutions of each block; max-pooling by 2 goes before the second.</summary>
    static readonly (int Channels, int Kernel)[][] Blocks = [[(20, 5), (40, 5), (60, 3)], [(80, 3), (100, 3)], [(150, 3), (200, 3)]];

    const int PooledBlock = 1;

    readonly bool[] chosen;
    readonly FoldableLayer[][] blocks;

    public SymbolNetwork(NetworkOptions options) : base(options)
    {
        chosen = Chosen(options.Layers);
        Parts = ShapesOf(options);
        blocks = new FoldableLayer[Array.LastIndexOf(chosen, true) + 1][];
        var channels = 1;
        for (var block = 0; block < blocks.Length; block++)
        {
            blocks[block] = new FoldableLayer[Blocks[block].Length];
            for (var i = 0; i < blocks[block].Length; i++)
            {
                var (output, kernel) = Blocks[block][i];
                var convolution = nn.Conv2d(channels, output, kernel);
                register_module($"block{block + 1}_{i + 1}", convolution);
                blocks[block][i] = new FoldableLayer(this, convolution);
                channels = output;
            }
        }
    }

    public override IReadOnlyList<FeatureShape> Parts { get; }

    /// <summary>Values per embedding.</summary>
    public static int DimensionOf(NetworkOptions options) => ShapesOf(options).Sum(part => part.Length);

    /// <summary>What it holds.</summary>
    public static NetworkTally TallyOf(NetworkOptions options)
    {
        var (chosen, tally) = (Chosen(options.Layers), new NetworkTally(1, options.Size));
        for (var block = 0; block <= Array.LastIndexOf(chosen, true); block++)
        {
            if (block == PooledBlock)
                tally.Pool(2, 2);
            foreach (var (channels, kernel) in Blocks[block])
                tally.Convolution(channels, kernel, padding: 0, norm: false);
        }
        return tally;
    }

    public override Tensor forward(Tensor input)
    {
        var maps = ChannelsLast(input);
        var features = new List<Tensor>();
        for (var block = 0; block < blocks.Length; block++)
        {
            if (block == PooledBlock)
                maps = F.max_pool2d(maps, 2);
            foreach (var layer in blocks[block])
                maps = F.relu(layer.Run(maps), inplace: true);
            Seen(maps);
            if (chosen[block])
                features.Add(maps.flatten(1).to(ScalarType.Float32));
        }
        return cat(features, 1);
    }

    internal override OnnxValue Describe(OnnxGraph graph, OnnxValue pictures)
    {
        var maps = pictures;
        var features = new List<OnnxValue>();
        for (var block = 0; block < blocks.Length; block++)
        {
            if (block == PooledBlock)
                maps = graph.MaxPool(maps, 2, 2);
            foreach (var layer in blocks[block])
                maps = graph.Relu(layer.Describe(graph, maps));
            if (chosen[block])
                features.Add(graph.Flatten(maps));
        }
        return graph.Concatenate(features);
    }

    static bool[] Chosen(string words)
    {
        var chosen = new bool[Blocks.Length];
        foreach (var word in words.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (!int.TryParse(word, CultureInfo.InvariantCulture, out var number) || number < 1 || number > Blocks.Length)
                throw new InvalidInputException($"'{word}' is no block of SymbolNet: 1, 2 and 3 are accepted.");
            if (chosen[number - 1])
                throw new InvalidInputException($"Block {number} of SymbolNet is named twice in '{words}'.");
            chosen[number - 1] = true;
        }
        return chosen.Contains(true) ? chosen : throw new InvalidInputException("SymbolNet needs at least one of its blocks 1, 2 and 3.");
    }

    static List<FeatureShape> ShapesOf(NetworkOptions options)
    {
        var chosen = Chosen(options.Layers);
        var side = options.Size;
        var shapes = new List<FeatureShape>();
        for (var block = 0; block <= Array.LastIndexOf(chosen, true); block++)
        {
            if (block == PooledBlock)
                side /= 2;
            side -= Blocks[block].Sum(layer => layer.Kernel - 1);
            if (chosen[block])
                shapes.Add(new FeatureShape(Blocks[block][^1].Channels, side));
        }
        return side >= 1 && options.Size <= MaximumSize
            ? shapes
            : throw new InvalidInputException($"The blocks '{options.Layers}' of SymbolNet do not take pictures of {options.Size} pixels; it was made for 28, and takes at most {MaximumSize}.");
    }
}
