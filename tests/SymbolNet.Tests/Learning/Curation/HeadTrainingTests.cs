using SymbolNet.Learning.Curation;
using SymbolNet.Learning.Networks;
using SymbolNet.Learning.Sampling;
using static TorchSharp.torch;

namespace SymbolNet.Tests.Learning.Curation;

public sealed class HeadTrainingTests
{
    static readonly float[][] Outputs = [.. Enumerable.Range(0, 7).Select(row => Enumerable.Range(0, 3).Select(column => new SeededRandom(row, RandomPurpose.Episodes, column).Normal()).ToArray())];
    static readonly bool[] Answers = [true, false, false, true, true, false, true];

    [Fact]
    public void A_fresh_head_is_a_binary_head_of_the_seed()
    {
        using var scope = NewDisposeScope();
        using var head = new BinaryHead(10, new SeededRandom(5, RandomPurpose.Weights));
        var state = HeadTraining.First(10, 5);
        Assert.Equal((float[])[.. head.get_parameter("linear.weight")!.data<float>().ToArray(), 0f], state.Values.AsEnumerable());
        Assert.Equal((11, 11, 0L), (state.Averages.Length, state.Squares.Length, state.Steps));
        var outputs = new float[] { 1, -2, 0.5f, 0, 0, 3, 0, 0, 0, 1 };
        Assert.Equal(head.call(tensor(outputs, [1, 10])).sigmoid().item<float>(), state.Probability(outputs), 1e-5f);
    }

    [Theory]
    [InlineData(128)]
    [InlineData(3)]
    public void Epochs_equal_adam_by_hand(int batch)
    {
        var options = new CurationOptions { Batch = batch };
        var state = HeadTraining.First(3, 1);
        var (values, averages, squares, steps) = (state.Values.Select(value => (double)value).ToArray(), new double[4], new double[4], 0);
        for (var epoch = 0; epoch < 4; epoch++)
        {
            (state, var loss) = HeadTraining.Epoch(state, Outputs, Answers, options);
            var expectedLoss = 0.0;
            for (var from = 0; from < Outputs.Length; from += batch)
            {
                var rows = Enumerable.Range(from, Math.Min(batch, Outputs.Length - from)).ToArray();
                var slope = new double[4];
                foreach (var row in rows)
                {
                    double[] inputs = [.. Outputs[row].Select(value => (double)value), 1];
                    var yes = 1 / (1 + Math.Exp(-inputs.Zip(values, (input, value) => input * value).Sum()));
                    expectedLoss -= Math.Log(Answers[row] ? yes : 1 - yes);
                    for (var i = 0; i < 4; i++)
                        slope[i] += (yes - (Answers[row] ? 1 : 0)) * inputs[i] / rows.Length;
                }
                steps++;
                for (var i = 0; i < 4; i++)
                {
                    averages[i] = 0.9 * averages[i] + 0.1 * slope[i];
                    squares[i] = 0.999 * squares[i] + 0.001 * slope[i] * slope[i];
                    values[i] -= 0.1 * averages[i] / (1 - Math.Pow(0.9, steps)) / (Math.Sqrt(squares[i] / (1 - Math.Pow(0.999, steps))) + 1e-8);
                }
            }
            Assert.Equal(expectedLoss / Outputs.Length, loss, 1e-5);
        }
        Assert.Equal(steps, state.Steps);
        for (var i = 0; i < 4; i++)
        {
            Assert.Equal(values[i], state.Values[i], 1e-4);
            Assert.Equal(averages[i], state.Averages[i], 1e-5);
            Assert.Equal(squares[i], state.Squares[i], 1e-5);
        }
    }

    [Fact]
    public void Training_leaves_no_tensor_behind()
    {
        var state = HeadTraining.First(3, 1);
        HeadTraining.Epoch(state, Outputs, Answers, new());
        var before = TorchSharp.DisposeScopeManager.Statistics.ThreadTotalLiveCount;
        HeadTraining.Epoch(state, Outputs, Answers, new());
        Assert.Equal(before, TorchSharp.DisposeScopeManager.Statistics.ThreadTotalLiveCount);
    }
}
