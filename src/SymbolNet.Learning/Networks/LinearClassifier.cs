using SymbolNet.Learning.Sampling;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace SymbolNet.Learning.Networks;

/// <summary>One linear layer and log-softmax. On the network "keras-demo" with 10 classes this is the published softmax layer; its exponentials are the outputs that <see cref="BinaryHead"/> builds on.</summary>
public sealed class LinearClassifier : ClassifierHead
{
    readonly Linear linear;

    /// <summary>Makes a head with random weights.</summary>
    /// <param name="dimension">Values per embedding.</param>
    /// <param name="classes">Number of classes.</param>
    /// <param name="random">Chance.</param>
    /// <exception cref="InvalidInputException">There are fewer than two classes.</exception>
    public LinearClassifier(int dimension, int classes, SeededRandom random) : base(nameof(LinearClassifier), dimension, classes)
    {
        linear = nn.Linear(dimension, classes);
        register_module(nameof(linear), linear);
        WeightInitialization.Uniform(this, random);
    }

    /// <inheritdoc />
    public override Tensor forward(Tensor embeddings) => linear.call(embeddings).log_softmax(1);
}
