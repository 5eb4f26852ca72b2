using SymbolNet.Learning.Networks;

namespace SymbolNet.Learning.Checkpoints;

/// <summary>
/// Loads weights of torchvision's ResNet-18, -34 or -50 (trained on ImageNet, for instance) into the networks "resnet18", "resnet34" and "resnet50". Where Python has torchvision and safetensors, one line
/// makes the file: <c>safetensors.torch.save_file(torchvision.models.resnet18(weights="DEFAULT").state_dict(), "resnet18.safetensors")</c>.
/// </summary>
public static class TorchvisionWeights
{
    const string FirstWeight = "conv1.weight", Classifier = "fc.", BatchCounter = "num_batches_tracked";

    /// <summary>
    /// Loads a safetensors file with torchvision's names; elements in Float32, Float16 or BFloat16. The first convolution may have three input channels or one: for grey pictures the sum over three does
    /// the same as the three. The counters of batch norm are not needed.
    /// </summary>
    /// <param name="network">A ResNet. When an error is thrown it may be half loaded.</param>
    /// <param name="path">The file.</param>
    /// <returns>The tensors of the classifier (<c>fc</c>), which the network has no place for and which were left out: to be told to whoever asked for the weights.</returns>
    /// <exception cref="InvalidInputException">The network is no ResNet, the file is damaged, or a tensor is missing, left over or of another shape; the sentence names them.</exception>
    public static IReadOnlyList<string> Load(EmbeddingNetwork network, string path)
    {
        if (network is not ResNet)
            throw new InvalidInputException($"torchvision's weights are for resnet18, resnet34 and resnet50, not for '{network.Options.Name}'.");
        var (all, _) = SafeTensors.Read(path);
        var left = all.Keys.Where(name => name.StartsWith(Classifier, StringComparison.Ordinal)).Order(StringComparer.Ordinal).ToList();
        var tensors = all.Where(entry => !left.Contains(entry.Key) && !entry.Key.EndsWith(BatchCounter, StringComparison.Ordinal)).ToDictionary();
        if (tensors.TryGetValue(FirstWeight, out var first) && first.Shape is [var outputs, 1, var height, var width])
            tensors[FirstWeight] = OnThreeChannels(first, outputs, height, width);
        ModuleWeights.Load(network, tensors, "", path);
        return left;
    }

    // A third of the weights on each of three equal channels.
    static StoredTensor OnThreeChannels(StoredTensor grey, long outputs, long height, long width)
    {
        var values = grey.ToFloats();
        var kernel = (int)(height * width);
        var spread = new float[3 * values.Length];
        for (var i = 0; i < spread.Length; i++)
            spread[i] = values[i / (3 * kernel) * kernel + i % kernel] / 3;
        return StoredTensor.Of([outputs, 3, height, width], spread);
    }
}
