using System.Globalization;
using System.Text.Json;
using SymbolNet.Learning.Checkpoints;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace SymbolNet.Learning.Training;

/// <summary>
/// Everything a run needs to go on exactly where it was, in one file that is replaced atomically: weights, their average, the loss's own weights, the optimiser's state and where the run is.
/// Batches and augmentation follow from the seed and the step, so they need no state.
/// </summary>
/// <param name="Step">Steps done.</param>
/// <param name="Steps">Steps of the whole run.</param>
/// <param name="Best">Best validation so far; NaN before the first.</param>
/// <param name="Data">Describes the data, so that a run is not resumed on other data.</param>
/// <param name="Options">The run's numbers.</param>
sealed record TrainingCheckpoint(long Step, long Steps, double Best, string Data, TrainingOptions Options)
{
    /// <summary>Name of the file in a run's folder.</summary>
    public const string FileName = "last.safetensors";

    /// <summary>Writes a run's state.</summary>
    public void Write(string directory, nn.Module network, nn.Module average, nn.Module softmax, AdamW optimizer)
    {
        var tensors = new Dictionary<string, StoredTensor>();
        foreach (var (prefix, module) in new[] { ("network.", network), ("average.", average), ("softmax.", softmax) })
            foreach (var (name, tensor) in ModuleWeights.Of(module))
                tensors[prefix + name] = ModuleWeights.Store(tensor);
        foreach (var (name, tensor) in OptimizerTensors(optimizer))
            tensors[name] = ModuleWeights.Store(tensor);
        SafeTensors.Write(Path.Combine(directory, FileName), tensors, new Dictionary<string, string>
        {
            ["step"] = Step.ToString(CultureInfo.InvariantCulture),
            ["steps"] = Steps.ToString(CultureInfo.InvariantCulture),
            ["best"] = Best.ToString("R", CultureInfo.InvariantCulture),
            ["data"] = Data,
            ["options"] = JsonSerializer.Serialize(Options, ModelDescription.Json),
        });
    }

    /// <summary>Reads where a run is, without its tensors' values.</summary>
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
                metadata["data"], JsonSerializer.Deserialize<TrainingOptions>(metadata["options"], ModelDescription.Json)!), tensors);
        }
        catch (Exception reason) when (reason is KeyNotFoundException or FormatException or JsonException)
        {
            throw new InvalidInputException($"'{path}' is no training checkpoint.", reason);
        }
    }

    /// <summary>Loads a run's tensors.</summary>
    /// <exception cref="InvalidInputException">They belong to another architecture.</exception>
    public void Restore(string directory, IReadOnlyDictionary<string, StoredTensor> tensors, nn.Module network, nn.Module average, nn.Module softmax, AdamW optimizer)
    {
        var path = Path.Combine(directory, FileName);
        ModuleWeights.Load(network, tensors, "network.", path);
        ModuleWeights.Load(average, tensors, "average.", path);
        ModuleWeights.Load(softmax, tensors, "softmax.", path);
        foreach (var (name, tensor) in OptimizerTensors(optimizer))
        {
            if (!tensors.TryGetValue(name, out var stored) || !tensor.shape.SequenceEqual(stored.Shape))
                throw new InvalidInputException($"'{path}' lacks the optimiser's state.");
            ModuleWeights.Restore(tensor, stored);
        }
        foreach (var state in optimizer.state_dict().State.Cast<AdamW.State>())
            state.step = Step;
    }

    // The running averages of every parameter, in the optimiser's order; the third thing it remembers, the number of steps, is the run's.
    static IEnumerable<(string Name, Tensor Tensor)> OptimizerTensors(AdamW optimizer) =>
        optimizer.state_dict().State.Cast<AdamW.State>().SelectMany((state, index) => new[] { ($"optimizer.{index}.average", state.exp_avg!), ($"optimizer.{index}.square", state.exp_avg_sq!) });
}
