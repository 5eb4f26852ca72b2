using SymbolNet.Learning.Sampling;
using static TorchSharp.torch;

namespace SymbolNet.Learning.Networks;

/// <summary>
/// The first weights of a module, drawn from a seed instead of libtorch's global generator: convolution and linear weights, and the biases beside them. Norms begin as 1 and 0 by themselves.
/// The order of drawing is that of the module's parameters, so the same seed gives the same weights whatever else draws random numbers.
/// </summary>
static class WeightInitialization
{
    /// <summary>PyTorch's default: weights and biases evenly within ±1/√(inputs of one output).</summary>
    public static void Uniform(nn.Module module, SeededRandom random) => Fill(module, (inputs, _) => Evenly(random, 1 / MathF.Sqrt(inputs)), inputs => Evenly(random, 1 / MathF.Sqrt(inputs)));

    /// <summary>Keras' default: weights evenly within ±√(6/(inputs of one output + outputs of one input)) (Glorot and Bengio, 2010), biases 0.</summary>
    public static void Glorot(nn.Module module, SeededRandom random) => Fill(module, (inputs, outputs) => Evenly(random, MathF.Sqrt(6f / (inputs + outputs))), _ => () => 0);

    /// <summary>What torchvision does for its residual networks: weights normally distributed with variance 2/(outputs of one input) (He et al., 2015), biases 0.</summary>
    public static void He(nn.Module module, SeededRandom random) => Fill(module, (_, outputs) => Normally(random, MathF.Sqrt(2f / outputs)), _ => () => 0);

    static Func<float> Evenly(SeededRandom random, float bound) => () => random.Uniform(-bound, bound);

    static Func<float> Normally(SeededRandom random, float deviation) => () => deviation * random.Normal();

    static void Fill(nn.Module module, Func<long, long, Func<float>> weight, Func<long, Func<float>> bias)
    {
        using var noGrad = no_grad();
        using var scope = NewDisposeScope();
        var inputsOf = new Dictionary<string, long>();
        foreach (var (name, parameter) in module.named_parameters())
        {
            var (owner, count, shape) = (name[..(name.LastIndexOf('.') + 1)], parameter.numel(), parameter.shape);
            Func<float> draw;
            if (shape.Length > 1)
                draw = weight(inputsOf[owner] = count / shape[0], count / shape[1]);
            else if (inputsOf.TryGetValue(owner, out var inputs))
                draw = bias(inputs);
            else
                // A norm's.
                continue;
            var values = new float[count];
            for (var i = 0; i < values.Length; i++)
                values[i] = draw();
            parameter.copy_(tensor(values, shape));
        }
    }
}
