using SymbolNet.Embeddings;
using SymbolNet.Learning.Losses;
using SymbolNet.Learning.Networks;
using SymbolNet.Raster;
using SymbolNet.Recognition;
using TorchSharp;
using static TorchSharp.torch;

namespace SymbolNet.Learning.Checkpoints;

/// <summary>
/// A trained embedding network ready to be asked, loaded from a model's folder (<c>model.json</c> and <c>weights.safetensors</c>); batch norm is folded into its convolutions.
/// NOT thread-safe: one thread at a time; who serves many callers gives it a thread of its own or wraps it in a <see cref="SynchronousEmbedder"/>.
/// </summary>
public sealed class EmbeddingModel : IDisposable
{
    readonly EmbeddingNetwork network;
    readonly nn.Module? head;
    readonly NetworkRunner runner;

    EmbeddingModel(ModelDescription description, EmbeddingNetwork network, nn.Module? head, Device device)
    {
        (Description, this.network, this.head, runner) = (description, network, head, new NetworkRunner(network, device));
        Pairs = head is PairHead judge ? new PairModel(network, judge) : null;
        Classifier = head is nn.Module<Tensor, Tensor> classifier ? new ClassifierModel(runner, classifier, description.Classes ?? [], description.Head!) : null;
    }

    /// <summary>Loads a model.</summary>
    /// <param name="directory">The folder with <c>model.json</c> and <c>weights.safetensors</c>.</param>
    /// <param name="device">Where to compute: <c>cpu</c>, <c>cuda</c>, <c>cuda:0</c>, or <c>auto</c>, which takes CUDA where there is one.</param>
    /// <exception cref="InvalidInputException">A file is missing or corrupt, or the weights do not fit the architecture; the sentence names what.</exception>
    public static EmbeddingModel Load(string directory, string device = "cpu")
    {
        var description = ModelDescription.Read(directory);
        if (description.Network.Size != description.Raster.Size)
            throw new InvalidInputException($"The model in '{directory}' draws pictures of {description.Raster.Size} pixels for a network that takes {description.Network.Size}.");
        var path = Path.Combine(directory, ModuleWeights.FileName);
        if (!File.Exists(path))
            throw new InvalidInputException($"There are no weights in '{directory}': {ModuleWeights.FileName} is missing.");
        var file = SafeTensors.ReadFile(path);
        var (tensors, _) = SafeTensors.Parse(file, path);
        if (!description.Id.EndsWith(ModuleWeights.Fingerprint(file), StringComparison.Ordinal))
            throw new InvalidInputException($"'{path}' is damaged or belongs to another {ModelDescription.FileName}: its fingerprint does not end the id '{description.Id}'.");
        var place = ComputeDevice.Parse(device);
        var network = NetworkRegistry.Create(description.Network);
        nn.Module? head = null;
        try
        {
            var ofHead = tensors.Where(entry => entry.Key.StartsWith(ModuleWeights.HeadPrefix, StringComparison.Ordinal)).ToDictionary();
            ModuleWeights.Load(network, tensors.Where(entry => !ofHead.ContainsKey(entry.Key)).ToDictionary(), "", path);
            head = description.Head is null ? null : ObjectiveRegistry.CreateHead(description.Head, network, description.Classes ?? [], description.Training?.Orientations ?? 1);
            if (head is not null)
                ModuleWeights.Load(head, ofHead, ModuleWeights.HeadPrefix, path);
            foreach (var module in new[] { network, head }.OfType<nn.Module>())
            {
                if (place.type != DeviceType.CPU)
                    module.to(place);
                module.eval();
            }
            network.Fold();
            return new EmbeddingModel(description, network, head, place);
        }
        catch
        {
            head?.Dispose();
            network.Dispose();
            throw;
        }
    }

    /// <summary>Everything <c>model.json</c> says.</summary>
    public ModelDescription Description { get; }

    /// <summary>Names the exact weights: embeddings of different ids must never meet.</summary>
    public string ModelId => Description.Id;

    /// <summary>Values per embedding.</summary>
    public int Dimension => Description.Network.Dimension;

    /// <summary>How ink must be drawn for this model.</summary>
    public RasterOptions Raster => Description.Raster;

    /// <summary>The decision rule fitted for this model.</summary>
    public DecisionRule Rule => Description.Rule;

    /// <summary>Embeds pictures of side <see cref="RasterOptions.Size"/> in one forward pass; the answers are in the order of the pictures.</summary>
    /// <exception cref="ArgumentException">A picture has another size.</exception>
    public Embedding[] Embed(IReadOnlyList<SymbolBitmap> batch) => runner.Embed(batch);

    /// <summary>Embeddings as the network gives them, not brought to length 1: what Euclidean distances are learned of.</summary>
    /// <exception cref="ArgumentException">A picture has another size.</exception>
    public float[][] EmbedUnscaled(IReadOnlyList<SymbolBitmap> pictures) => runner.Run(pictures, embeddings => embeddings);

    /// <summary>What the blocks of the network make of pictures of side <see cref="RasterOptions.Size"/>: few of them and of their maps, so that all of it can be shown; none without pictures.</summary>
    /// <exception cref="ArgumentException">A picture has another size.</exception>
    public IReadOnlyList<FeatureBlock> Look(IReadOnlyList<SymbolBitmap> pictures) => pictures.Count == 0 ? [] : FeatureBlock.Of([.. pictures.Select(runner.Look)]);

    /// <summary>The judge of pairs that was trained with the network; null when the model has none.</summary>
    public PairModel? Pairs { get; }

    /// <summary>The classifier, or the unit that says yes or no, that was trained with or on the network; null when the model has none.</summary>
    public ClassifierModel? Classifier { get; }

    /// <summary>The network, in evaluation mode and folded.</summary>
    internal EmbeddingNetwork Network => network;

    /// <summary>Frees the network.</summary>
    public void Dispose()
    {
        head?.Dispose();
        network.Dispose();
    }
}
