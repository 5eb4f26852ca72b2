using SymbolNet.Learning.Sampling;
using TorchSharp.Modules;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace SymbolNet.Learning.Networks;

/// <summary>
/// The classifier trained on frozen embeddings: dropout, linear to 64, ReLU, dropout, linear to the classes, log-softmax. Dropout draws from libtorch's generator of the device: seed it for equal runs.
/// </summary>
public sealed class DropoutClassifier : ClassifierHead
{
    /// <summary>Values between the two layers.</summary>
    public const int Hidden = 64;

    /// <summary>Part of the values that is dropped while training.</summary>
    public const double Dropped = 0.5;

    readonly Linear hidden, output;

    /// <summary>Makes a head with random weights.</summary>
    /// <param name="dimension">Values per embedding; published 128.</param>
    /// <param name="classes">Number of classes; published 62.</param>
    /// <param name="random">Chance.</param>
    /// <exception cref="InvalidInputException">There are fewer than two classes.</exception>
    public DropoutClassifier(int dimension, int classes, SeededRandom random) : base(nameof(DropoutClassifier), dimension, classes)
    {
        hidden = nn.Linear(dimension, Hidden);
        output = nn.Linear(Hidden, classes);
        register_module(nameof(hidden), hidden);
        register_module(nameof(output), output);
        WeightInitialization.Uniform(this, random);
    }

    /// <inheritdoc />
    public override Tensor forward(Tensor embeddings) =>
        output.call(F.dropout(F.relu(hidden.call(F.dropout(embeddings, Dropped, training))), Dropped, training)).log_softmax(1);
}
