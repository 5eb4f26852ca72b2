using static TorchSharp.torch;

namespace SymbolNet.Learning.Networks;

/// <summary>Tells classes apart by their embeddings: <c>[n, dimension]</c> to log-probabilities <c>[n, classes]</c>. Not thread-safe.</summary>
public abstract class ClassifierHead : nn.Module<Tensor, Tensor>
{
    /// <summary>Names the module.</summary>
    protected ClassifierHead(string name, int dimension, int classes) : base(name)
    {
        if (dimension < 1 || classes < 2)
            throw new InvalidInputException($"A classifier tells two or more classes apart by one or more values, not {classes} by {dimension}.");
        (Dimension, Classes) = (dimension, classes);
    }

    /// <summary>Values per embedding.</summary>
    public int Dimension { get; }

    /// <summary>Number of classes.</summary>
    public int Classes { get; }
}
