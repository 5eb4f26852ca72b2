using SymbolNet.Learning.Sampling;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace SymbolNet.Learning.Networks;

/// <summary>
/// One sigmoid unit that answers a yes-or-no question from the outputs of a frozen network: <c>[n, inputs]</c> to the logits <c>[n, 1]</c> of "yes" (above 0 is yes). On 10 outputs it has 11 trainable numbers.
/// Not thread-safe.
/// </summary>
public sealed class BinaryHead : nn.Module<Tensor, Tensor>
{
    readonly Linear linear;

    /// <summary>Makes a head with random weights.</summary>
    /// <param name="inputs">Outputs of the network below.</param>
    /// <param name="random">Chance.</param>
    public BinaryHead(int inputs, SeededRandom random) : base(nameof(BinaryHead))
    {
        linear = nn.Linear(inputs, 1);
        register_module(nameof(linear), linear);
        WeightInitialization.Glorot(this, random);
    }

    /// <inheritdoc />
    public override Tensor forward(Tensor outputs) => linear.call(outputs);
}
