namespace SymbolNet.Learning.Networks;

/// <summary>Counts what a network holds, layer by layer, without building it: some would take gigabytes. Not thread-safe.</summary>
/// <param name="channels">Channels of a picture as the first weights see it.</param>
/// <param name="side">Side of a picture in pixels, after resizing.</param>
sealed class NetworkTally(int channels, int side)
{
    /// <summary>Values that training keeps of a max-pooling for each that comes out: itself, and where it came from in eight bytes.</summary>
    const int KeptOfPool = 3;

    /// <summary>Trained values.</summary>
    public long Parameters { get; private set; }

    /// <summary>Values of one picture that training keeps for the way back: what comes out of every layer, and of its norm.</summary>
    public long Activations { get; private set; }

    /// <summary>Channels that come out of the layer counted last.</summary>
    public int Channels { get; private set; } = channels;

    /// <summary>Values of one picture that come out of it.</summary>
    public long Outputs => (long)Channels * side * side;

    /// <summary>A convolution with its activation; <paramref name="padding"/> keeps the side at stride 1 when it is null.</summary>
    public NetworkTally Convolution(int output, int kernel, int stride = 1, int? padding = null, bool bias = true, bool norm = true)
    {
        Count(Channels, output, kernel, bias, norm);
        (side, Channels) = ((side + 2 * (padding ?? kernel / 2) - kernel) / stride + 1, output);
        Activations += Outputs * (norm ? 2 : 1);
        return this;
    }

    /// <summary>A convolution on a shortcut, from <paramref name="input"/> channels to the shape that came out last.</summary>
    public NetworkTally Shortcut(int input)
    {
        Count(input, Channels, 1, bias: false, norm: true);
        Activations += 2 * Outputs;
        return this;
    }

    /// <summary>A max-pooling.</summary>
    public NetworkTally Pool(int window, int stride, int padding = 0)
    {
        side = (side + 2 * padding - window) / stride + 1;
        Activations += KeptOfPool * Outputs;
        return this;
    }

    /// <summary>One value of every map.</summary>
    public NetworkTally Gather()
    {
        side = 1;
        Activations += Outputs;
        return this;
    }

    /// <summary>A linear layer on the flattened maps.</summary>
    public NetworkTally Linear(int output, bool bias = true, bool norm = false)
    {
        var input = Outputs;
        (side, Channels) = (1, output);
        Parameters += input * output + (bias ? output : 0) + (norm ? 2 * output : 0);
        Activations += Outputs * (norm ? 2 : 1);
        return this;
    }

    void Count(int input, int output, int kernel, bool bias, bool norm) => Parameters += (long)input * output * kernel * kernel + (bias ? output : 0) + (norm ? 2 * output : 0);
}
