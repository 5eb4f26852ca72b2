using FsCheck;
using FsCheck.Fluent;
using SymbolNet.Evaluation;

namespace SymbolNet.Tests.Evaluation;

public sealed class ConfusionMatrixTests
{
    static ConfusionMatrix Filled(params ReadOnlySpan<(int Truth, int Guess)> answers)
    {
        var matrix = new ConfusionMatrix(["a", "b", "c"]);
        foreach (var (truth, guess) in answers)
            matrix.Add(truth, guess);
        return matrix;
    }

    [Fact]
    public void Counts_by_hand()
    {
        var matrix = Filled((0, 0), (0, 0), (0, 1), (1, 1), (1, 2), (1, 2), (2, 0));
        Assert.Equal(2, matrix[1, 2]);
        Assert.Equal(new Accuracy(3, 7), matrix.Accuracy);
        Assert.Equal(new Accuracy(2, 3), matrix.Recall(0));
        Assert.Equal(new Accuracy(1, 2), matrix.Precision(1));
        Assert.Equal([(1, 2, 2), (0, 1, 1), (2, 0, 1)], matrix.Mistakes().ToArray());
    }

    [Fact]
    public void The_most_frequent_guess_of_a_class()
    {
        var matrix = Filled((0, 0), (0, 1), (0, 1), (1, 2), (1, 0));
        Assert.Equal(1, matrix.MostFrequentGuess(0));
        Assert.Equal(0, matrix.MostFrequentGuess(1));
        Assert.Null(matrix.MostFrequentGuess(2));
    }

    [Fact]
    public void Accuracy_is_the_share_of_right_answers() => Prop.ForAll(
        Arb.From((from truth in Gen.Choose(0, 2) from guess in Gen.Choose(0, 2) select (truth, guess)).ListOf()),
        answers => Filled([.. answers]).Accuracy == new Accuracy(answers.Count(answer => answer.truth == answer.guess), answers.Count)).QuickCheckThrowOnFailure();

    [Fact]
    public void Shares_of_nothing_are_no_numbers()
    {
        Assert.True(double.IsNaN(Filled().Accuracy.Share));
        Assert.True(double.IsNaN(Filled().Accuracy.Error));
    }

    [Fact]
    public void Accuracies_add_up()
    {
        var sum = new Accuracy(3, 4).Add(true).Add(false) + new Accuracy(1, 4);
        Assert.Equal(new Accuracy(5, 10), sum);
        Assert.Equal(0.5, sum.Error);
        Assert.Equal("50.00 % (5 of 10)", sum.ToString());
    }
}
