using System.Runtime.InteropServices;
using System.Security.Cryptography;
using SymbolNet.Learning.Losses;
using SymbolNet.Learning.Networks;
using static TorchSharp.torch;

namespace SymbolNet.Learning.Checkpoints;

/// <summary>Carries parameters and batch-norm statistics between a module and a file.</summary>
static class ModuleWeights
{
    /// <summary>Name of a model's weights file.</summary>
    public const string FileName = "weights.safetensors";

    /// <summary>What the names of a head's tensors begin with, in a model's weights.</summary>
    public const string HeadPrefix = "head.";

    /// <summary>Every trained tensor and statistic of a module by name. The batch counters of batch norm are left out: nothing here depends on them.</summary>
    public static IEnumerable<(string Name, Tensor Tensor)> Of(nn.Module module) =>
        module.named_parameters().Select(entry => (entry.Item1, (Tensor)entry.Item2))
            .Concat(module.named_buffers().Select(entry => (entry.Item1, entry.Item2)))
            .Where(entry => !entry.Item1.EndsWith("num_batches_tracked", StringComparison.Ordinal));

    /// <summary>Copies a tensor for storing.</summary>
    public static StoredTensor Store(Tensor tensor)
    {
        using var noGrad = no_grad();
        using var scope = NewDisposeScope();
        var plain = tensor.detach().cpu().contiguous();
        var type = plain.dtype switch
        {
            ScalarType.Float32 => "F32",
            ScalarType.Int64 => "I64",
            ScalarType.Byte => "U8",
            _ => throw new NotSupportedException($"Tensors of {plain.dtype} are not stored."),
        };
        return new StoredTensor(type, plain.shape, plain.bytes.ToArray());
    }

    /// <summary>Copies stored values into a tensor of the same shape.</summary>
    public static void Restore(Tensor tensor, StoredTensor stored)
    {
        using var noGrad = no_grad();
        using var scope = NewDisposeScope();
        var values = empty(tensor.shape, ScalarType.Float32);
        stored.ToFloats().AsSpan().CopyTo(MemoryMarshal.Cast<byte, float>(values.bytes));
        tensor.copy_(values);
    }

    /// <summary>Loads all tensors of a module.</summary>
    /// <param name="module">The module.</param>
    /// <param name="tensors">Stored tensors.</param>
    /// <param name="prefix">What their names begin with; other tensors are not looked at.</param>
    /// <param name="path">The file, for the sentence of an error.</param>
    /// <exception cref="InvalidInputException">A tensor is missing, left over or of another shape; the sentence names them.</exception>
    public static void Load(nn.Module module, IReadOnlyDictionary<string, StoredTensor> tensors, string prefix, string path)
    {
        var own = Of(module).ToDictionary(entry => prefix + entry.Name, entry => entry.Tensor);
        static string List(IEnumerable<string> names) => string.Join(", ", names.Take(3)) is var first && names.Count() > 3 ? $"{first} and {names.Count() - 3} more" : string.Join(", ", names);
        var missing = own.Keys.Where(name => !tensors.ContainsKey(name)).ToList();
        var extra = tensors.Keys.Where(name => name.StartsWith(prefix, StringComparison.Ordinal) && !own.ContainsKey(name)).ToList();
        if (missing.Count > 0 || extra.Count > 0)
            throw new InvalidInputException(
                $"'{path}' belongs to another architecture:{(missing.Count > 0 ? $" it lacks {List(missing)}" : "")}{(missing.Count > 0 && extra.Count > 0 ? ";" : "")}{(extra.Count > 0 ? $" it has {List(extra)} too much" : "")}.");
        foreach (var (name, tensor) in own)
        {
            if (!tensor.shape.SequenceEqual(tensors[name].Shape))
                throw new InvalidInputException($"'{path}' belongs to another architecture: {name} is [{string.Join(", ", tensors[name].Shape)}] where [{string.Join(", ", tensor.shape)}] is expected.");
            Restore(tensor, tensors[name]);
        }
    }

    /// <summary>
    /// Loads the weights that a run begins with, from a model's folder or a file of torchvision's: those of the network, and those of a judge of pairs where the model has one that compares alike. A judge
    /// knows no classes, so what it learned holds for any; heads that know classes begin anew.
    /// </summary>
    /// <param name="network">The network.</param>
    /// <param name="path">The folder or file.</param>
    /// <param name="judge">The judge of pairs; null where there is none.</param>
    /// <param name="objective">What the judge was made by, complete.</param>
    /// <returns>Tensors of the file that the network has no place for, to be told.</returns>
    /// <exception cref="InvalidInputException">There are no weights, or they belong to another architecture.</exception>
    public static IReadOnlyList<string> LoadFirst(EmbeddingNetwork network, string path, PairHead? judge = null, ObjectiveOptions? objective = null)
    {
        if (File.Exists(path))
            return TorchvisionWeights.Load(network, path);
        var file = Path.Combine(path, FileName);
        if (!File.Exists(file))
            throw new InvalidInputException($"There are no weights at '{path}': the folder of a model or a safetensors file of torchvision's is accepted.");
        var tensors = SafeTensors.Read(file).Tensors;
        Load(network, tensors.Where(entry => !entry.Key.StartsWith(HeadPrefix, StringComparison.Ordinal)).ToDictionary(), "", file);
        if (judge is not null && ModelDescription.Read(path).Head is { } head
            && (head.PairHead, head.CompareMode, head.FeatureComparison) == (objective?.PairHead, objective?.CompareMode, objective?.FeatureComparison))
            Load(judge, tensors, HeadPrefix, file);
        return [];
    }

    /// <summary>What to call weights that <see cref="LoadFirst"/> takes: the id of a model, or the name of a file.</summary>
    public static string NameOf(string path) => File.Exists(Path.Combine(path, ModelDescription.FileName)) ? ModelDescription.Read(path).Id : Path.GetFileName(path);

    /// <summary>Writes a model's folder: the weights and the description whose id names them, together.</summary>
    /// <param name="directory">The folder; made when it is missing.</param>
    /// <param name="module">The network.</param>
    /// <param name="name">First part of the model's id.</param>
    /// <param name="describe">Makes the description from the id.</param>
    /// <param name="head">What was trained beside it and is needed to use it, or null.</param>
    /// <exception cref="InvalidInputException">The folder cannot be written.</exception>
    public static void WriteModel(string directory, nn.Module module, string name, Func<string, ModelDescription> describe, nn.Module? head = null)
    {
        using var file = new MemoryStream();
        var headTensors = head is null ? [] : Of(head).Select(entry => (Name: HeadPrefix + entry.Name, entry.Tensor));
        SafeTensors.Write(file, Of(module).Concat(headTensors).ToDictionary(entry => entry.Name, entry => Store(entry.Tensor)));
        var description = describe($"{name}-{Fingerprint(file.GetBuffer().AsSpan(0, (int)file.Length))}");
        AtomicFile.Write((Path.Combine(directory, FileName), file.WriteTo), description.FileIn(directory));
    }

    /// <summary>The first eight hexadecimal digits of the SHA-256 of a weights file, which end a model's id.</summary>
    public static string Fingerprint(ReadOnlySpan<byte> file) => Convert.ToHexStringLower(SHA256.HashData(file))[..8];
}
