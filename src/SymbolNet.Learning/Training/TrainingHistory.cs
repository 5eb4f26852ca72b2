using System.Text.Json;
using System.Text.Json.Serialization;

namespace SymbolNet.Learning.Training;

/// <summary>The news of a training in its run's folder, one JSON object a line: what its curves are drawn from. A training that goes on adds to it. Not thread-safe.</summary>
/// <param name="directory">The run's folder.</param>
public sealed class TrainingHistory(string directory)
{
    /// <summary>Name of the file.</summary>
    public const string FileName = "progress.jsonl";

    static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    /// <summary>The file.</summary>
    public string Path { get; } = System.IO.Path.GetFullPath(System.IO.Path.Combine(directory, FileName));

    /// <summary>News as a line, without its end.</summary>
    public static string LineOf(TrainingProgress progress) => JsonSerializer.Serialize(progress, Json);

    /// <summary>Adds news.</summary>
    /// <exception cref="InvalidInputException">The file cannot be written.</exception>
    public void Add(TrainingProgress progress)
    {
        // Only a folder that the trainer accepts gets a file of ours: its first word comes before it looks.
        if (!Trainer.HoldsRun(directory))
            return;
        try
        {
            File.AppendAllText(Path, LineOf(progress) + "\n");
        }
        catch (Exception reason) when (reason is IOException or UnauthorizedAccessException)
        {
            throw new InvalidInputException($"'{Path}' cannot be written and training stopped; its last checkpoint is kept: {reason.Message}", reason);
        }
    }

    /// <summary>All news so far, in order; what was done again after an interruption counts once.</summary>
    public IReadOnlyList<TrainingProgress> Read()
    {
        var news = new List<TrainingProgress>();
        foreach (var line in File.Exists(Path) ? File.ReadAllLines(Path) : [])
        {
            TrainingProgress? item;
            try
            {
                item = JsonSerializer.Deserialize<TrainingProgress>(line, Json);
            }
            catch (JsonException)
            {
                // A line that was cut when the program was killed.
                continue;
            }
            if (item is { Kind: TrainingEvent.Started })
                news.RemoveAll(earlier => earlier.Step > item.Step);
            if (item is not null)
                news.Add(item);
        }
        return news;
    }
}
