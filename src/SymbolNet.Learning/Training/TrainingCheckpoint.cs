using System.Globalization;
using System.Text.Json;
using SymbolNet.Learning.Checkpoints;
using SymbolNet.Learning.Data;
using SymbolNet.Learning.Sampling;

namespace SymbolNet.Learning.Training;

/// <summary>
/// Everything a run needs to go on exactly where it was, in one file that is replaced atomically: weights, their average, the objective's own weights, the optimiser's state and where the run is.
/// Batches and augmentation follow from the seed and the step, so they need no state.
/// </summary>
/// <param name="Step">Steps done.</param>
/// <param name="Steps">Steps of the whole run.</param>
/// <param name="Best">Best validation so far; NaN before the first.</param>
/// <param name="Waited">Validations since the best one.</param>
/// <param name="Data">Describes the data, so that a run is not resumed on other data unawares; where it was, all of it in order.</param>
/// <param name="Classes">The classes learned from so far, those of the present data last and in its order; null where an earlier version did not keep them.</param>
/// <param name="StartedFrom">The model whose weights the run began with, or null.</param>
/// <param name="Options">The run's numbers.</param>
/// <param name="Split">How its data was parted; null where that is not known.</param>
sealed record TrainingCheckpoint(long Step, long Steps, double Best, int Waited, string Data, IReadOnlyList<SymbolClass>? Classes, string? StartedFrom, TrainingOptions Options, SplitOptions? Split)
{
    /// <summary>Name of the file in a run's folder.</summary>
    public const string FileName = "last.safetensors";

    const string OptimizerPrefix = "optimizer.";

    /// <summary>Writes a run's state.</summary>
    public void Write(string directory, Learner learner)
    {
        var tensors = learner.Modules.SelectMany(part => ModuleWeights.Of(part.Module).Select(entry => (Name: part.Prefix + entry.Name, entry.Tensor)))
            .Concat(learner.Optimization.State.Select(entry => (Name: OptimizerPrefix + entry.Name, entry.Tensor)))
            .ToDictionary(entry => entry.Name, entry => ModuleWeights.Store(entry.Tensor));
        var facts = new Dictionary<string, string>
        {
            ["step"] = Step.ToString(CultureInfo.InvariantCulture),
            ["steps"] = Steps.ToString(CultureInfo.InvariantCulture),
            ["best"] = Best.ToString("R", CultureInfo.InvariantCulture),
            ["waited"] = Waited.ToString(CultureInfo.InvariantCulture),
            ["data"] = Data,
            ["classes"] = JsonSerializer.Serialize(Classes, ModelDescription.Json),
            ["options"] = JsonSerializer.Serialize(Options, ModelDescription.Json),
        };
        if (StartedFrom is not null)
            facts["startedFrom"] = StartedFrom;
        if (Split is not null)
            facts["split"] = JsonSerializer.Serialize(Split, ModelDescription.Json);
        SafeTensors.Write(Path.Combine(directory, FileName), tensors, facts);
    }

    /// <summary>Reads where a run is, and its tensors.</summary>
    /// <exception cref="InvalidInputException">There is no checkpoint, or it is damaged.</exception>
    public static (TrainingCheckpoint State, IReadOnlyDictionary<string, StoredTensor> Tensors) Read(string directory)
    {
        var path = Path.Combine(directory, FileName);
        if (!File.Exists(path))
            throw new InvalidInputException($"There is no run to resume in '{directory}': {FileName} is missing.");
        var (tensors, metadata) = SafeTensors.Read(path);
        try
        {
            return (new TrainingCheckpoint(
                long.Parse(metadata["step"], CultureInfo.InvariantCulture), long.Parse(metadata["steps"], CultureInfo.InvariantCulture), double.Parse(metadata["best"], CultureInfo.InvariantCulture),
                int.Parse(metadata["waited"], CultureInfo.InvariantCulture), metadata["data"],
                Kept<IReadOnlyList<SymbolClass>>("classes"), metadata.GetValueOrDefault("startedFrom"), JsonSerializer.Deserialize<TrainingOptions>(metadata["options"], ModelDescription.Json)!,
                Kept<SplitOptions>("split")), tensors);

            T? Kept<T>(string name) where T : class => metadata.TryGetValue(name, out var json) ? JsonSerializer.Deserialize<T>(json, ModelDescription.Json) : null;
        }
        catch (Exception reason) when (reason is KeyNotFoundException or FormatException or JsonException)
        {
            throw new InvalidInputException($"'{path}' is no training checkpoint of this version.", reason);
        }
    }

    /// <summary>Loads a run's tensors.</summary>
    /// <exception cref="InvalidInputException">They belong to another architecture.</exception>
    public void Restore(string directory, IReadOnlyDictionary<string, StoredTensor> tensors, Learner learner)
    {
        var path = Path.Combine(directory, FileName);
        foreach (var (prefix, module) in learner.Modules)
            ModuleWeights.Load(module, tensors, prefix, path);
        learner.Optimization.Restore(name => tensors.GetValueOrDefault(OptimizerPrefix + name), Step, path);
    }
}
