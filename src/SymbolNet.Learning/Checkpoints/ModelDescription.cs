using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using SymbolNet.Learning.Data;
using SymbolNet.Learning.Losses;
using SymbolNet.Learning.Networks;
using SymbolNet.Learning.Training;
using SymbolNet.Raster;
using SymbolNet.Recognition;

namespace SymbolNet.Learning.Checkpoints;

/// <summary>What <c>model.json</c> says about the weights beside it: enough to use them, and to train them again.</summary>
public sealed record ModelDescription
{
    /// <summary>Name of the file.</summary>
    public const string FileName = "model.json";

    /// <summary>Version of this description.</summary>
    public const int CurrentFormat = 2;

    /// <summary>Version of the description in the file.</summary>
    public int Format { get; init; } = CurrentFormat;

    /// <summary>Names the exact weights: the model's name and the beginning of the weights' SHA-256.</summary>
    public required string Id { get; init; }

    /// <summary>The architecture.</summary>
    public required NetworkOptions Network { get; init; }

    /// <summary>The objective whose head lies beside the network in the weights: a judge of pairs or a classifier; null when there is none.</summary>
    public ObjectiveOptions? Head { get; init; }

    /// <summary>The classes a classifier's head knows, in the order of its outputs; for other heads, those they have learned from so far. Null where there is no head, or an earlier version trained a judge of pairs.</summary>
    public IReadOnlyList<SymbolClass>? Classes { get; init; }

    /// <summary>How ink must be drawn for the network.</summary>
    public required RasterOptions Raster { get; init; }

    /// <summary>How similarities become answers.</summary>
    public DecisionRule Rule { get; init; } = new();

    /// <summary>Number of trained values.</summary>
    public long Parameters { get; init; }

    /// <summary>What it was trained on, in words.</summary>
    public string Data { get; init; } = "";

    /// <summary>Alphabets kept away from training.</summary>
    public IReadOnlyList<string> HeldOut { get; init; } = [];

    /// <summary>Every number of the training, the seed among them.</summary>
    public TrainingOptions? Training { get; init; }

    /// <summary>The model whose weights the training began with: its id, or the name of its file; null when it began with random ones.</summary>
    public string? StartedFrom { get; init; }

    /// <summary>Steps trained when these weights were kept.</summary>
    public long Steps { get; init; }

    /// <summary>What was measured on alphabets or drawings that were held out, as fractions; empty when none were.</summary>
    public IReadOnlyDictionary<string, double> Metrics { get; init; } = new Dictionary<string, double>();

    /// <summary>Under which licence the weights may be used.</summary>
    public string Licence { get; init; } = "MIT";

    /// <summary>How the files of this project write JSON.</summary>
    public static JsonSerializerOptions Json { get; } = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
    };

    /// <summary>Reads the description of a model.</summary>
    /// <param name="directory">The model's folder.</param>
    /// <exception cref="InvalidInputException">It is missing, damaged or of a later version.</exception>
    public static ModelDescription Read(string directory)
    {
        var path = Path.Combine(directory, FileName);
        if (!File.Exists(path))
            throw new InvalidInputException($"There is no model in '{directory}': {FileName} is missing.");
        try
        {
            var bytes = File.ReadAllBytes(path);
            var json = JsonNode.Parse(bytes) ?? throw new InvalidInputException($"'{path}' is empty.");
            var format = json["format"]?.GetValue<int>() ?? CurrentFormat;
            if (format > CurrentFormat)
                throw new InvalidInputException($"'{path}' is of version {format}; up to {CurrentFormat} is understood: a newer program made it.");
            // The rule of version 1 weighed other evidence; the usual one stands in for it until the model is calibrated again.
            if (format == 1)
                (json["format"], json["rule"]) = (CurrentFormat, JsonSerializer.SerializeToNode(new DecisionRule(), Json));
            var description = json.Deserialize<ModelDescription>(Json)!;
            description.Raster.Validate();
            description.Rule.Validate();
            return description;
        }
        catch (Exception reason) when (reason is JsonException or InvalidOperationException or FormatException or IOException or UnauthorizedAccessException)
        {
            throw new InvalidInputException($"'{path}' does not describe a model: {reason.Message}", reason);
        }
    }

    /// <summary>Writes the description atomically.</summary>
    /// <exception cref="InvalidInputException">The folder cannot be written.</exception>
    public void Write(string directory) => AtomicFile.Write(FileIn(directory));

    /// <summary>Where it is written in a model's folder, and what writes it.</summary>
    internal (string Path, Action<Stream> Contents) FileIn(string directory) => (Path.Combine(directory, FileName), stream => JsonSerializer.Serialize(stream, this, Json));
}
