using System.Text.Json;
using SymbolNet.Learning.Checkpoints;
using static TorchSharp.torch;

namespace SymbolNet.Learning.Onnx;

/// <summary>
/// Writes a model as an ONNX file, for other programs: <c>pictures</c> <c>[batch, 1, size, size]</c> of ink from 0 (paper) to 1, to <c>embeddings</c> <c>[batch, dimension]</c> of length 1, as
/// <see cref="EmbeddingModel.Embed"/> gives them. What else it takes to use them is in its properties: <c>symbolnet.model</c> (the id), <c>symbolnet.raster</c> and <c>symbolnet.rule</c> (how ink is drawn and
/// how similarities become answers, as in <c>model.json</c>), <c>symbolnet.data</c> and <c>symbolnet.licence</c>. A head is left out. Not thread-safe, like the model.
/// </summary>
public static class OnnxFile
{
    static readonly JsonSerializerOptions Json = new(ModelDescription.Json) { WriteIndented = false };

    /// <summary>Writes the file, atomically.</summary>
    /// <param name="model">The model.</param>
    /// <param name="path">Where; its folder is made when it is missing.</param>
    /// <exception cref="InvalidInputException">The place cannot be written, or the network does what ONNX has no operators for.</exception>
    public static void Write(EmbeddingModel model, string path)
    {
        using var noGrad = no_grad();
        using var scope = NewDisposeScope();
        var (graph, description) = (new OnnxGraph(), model.Description);
        var embeddings = graph.Normalize(model.Network.Describe(graph, new OnnxValue(OnnxGraph.Input, 1)));
        AtomicFile.Write(path, stream => graph.Write(stream, description.Network.Name, description.Network.Size, embeddings, model.Dimension,
            $"Model {description.Id} of SymbolNet.Web. Drawings of the same symbol have embeddings with a large scalar product.",
            new Dictionary<string, string>
            {
                ["symbolnet.model"] = description.Id,
                ["symbolnet.raster"] = JsonSerializer.Serialize(description.Raster, Json),
                ["symbolnet.rule"] = JsonSerializer.Serialize(description.Rule, Json),
                ["symbolnet.data"] = description.Data,
                ["symbolnet.licence"] = description.Licence,
            }));
    }
}
