using SymbolNet.Embeddings;
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
    readonly NetworkRunner runner;

    EmbeddingModel(ModelDescription description, EmbeddingNetwork network, Device device) =>
        (Description, this.network, runner) = (description, network, new NetworkRunner(network, device));

    /// <summary>Loads a model.</summary>
    /// <param name="directory">The folder with <c>model.json</c> and <c>weights.safetensors</c>.</param>
    /// <param name="device">Where to compute: <c>cpu</c>, <c>cuda</c> or <c>cuda:0</c>.</param>
    /// <exception cref="InvalidInputException">A file is missing or corrupt, or the weights do not fit the architecture; the sentence names what.</exception>
    public static EmbeddingModel Load(string directory, string device = "cpu")
    {
        var description = ModelDescription.Read(directory);
        if (description.Network.Size != description.Raster.Size)
            throw new InvalidInputException($"The model in '{directory}' draws pictures of {description.Raster.Size} pixels for a network that takes {description.Network.Size}.");
        var path = Path.Combine(directory, ModuleWeights.FileName);
        if (!File.Exists(path))
            throw new InvalidInputException($"There are no weights in '{directory}': {ModuleWeights.FileName} is missing.");
        var (tensors, _) = SafeTensors.Read(path);
        if (!description.Id.EndsWith(ModuleWeights.Fingerprint(File.ReadAllBytes(path)), StringComparison.Ordinal))
            throw new InvalidInputException($"'{path}' is damaged or belongs to another {ModelDescription.FileName}: its fingerprint does not end the id '{description.Id}'.");
        var place = ComputeDevice.Parse(device);
        var network = NetworkRegistry.Create(description.Network);
        try
        {
            ModuleWeights.Load(network, tensors, "", path);
            if (place.type != DeviceType.CPU)
                network.to(place);
            network.eval();
            network.Fold();
            return new EmbeddingModel(description, network, place);
        }
        catch
        {
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

    /// <summary>Frees the network.</summary>
    public void Dispose() => network.Dispose();
}
