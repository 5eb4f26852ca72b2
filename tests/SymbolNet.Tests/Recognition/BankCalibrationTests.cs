using SymbolNet.Learning.Sampling;
using SymbolNet.Recognition;

namespace SymbolNet.Tests.Recognition;

public sealed class BankCalibrationTests
{
    static readonly DecisionRule Rule = new() { UnknownLevel = 0.4f, UnknownGrowth = 0.04f, UnknownTemperature = 0.05f };

    const int Categories = 20;

    /// <summary>Scores of a bank whose own level is not the rule's: known drawings and those of the background lie evenly to both sides of it.</summary>
    static (float[] Known, float[] Background) Scores(int known, int background, double middle, long seed)
    {
        var random = new SeededRandom(seed, RandomPurpose.Episodes);
        return ([.. Enumerable.Range(0, known).Select(_ => (float)(middle + 0.12 + 0.08 * random.Normal()))], [.. Enumerable.Range(0, background).Select(_ => (float)(middle - 0.12 + 0.08 * random.Normal()))]);
    }

    static double Level(DecisionRule rule) => rule.UnknownLevel + rule.UnknownGrowth * Math.Log(Categories);

    static DecisionRule Adjusted(int known, double middle, long seed = 1, int background = 500)
    {
        var (own, others) = Scores(known, background, middle, seed);
        return BankCalibration.Adjust(Rule, Categories, own, others);
    }

    [Fact]
    public void Many_drawings_move_the_level_to_where_the_bank_has_it()
    {
        foreach (var middle in new[] { 0.35, 0.7 })
            Assert.InRange(Level(Adjusted(1000, middle)), middle - 0.02, middle + 0.02);
    }

    [Fact]
    public void The_more_drawings_the_farther_it_moves_and_few_leave_the_rule()
    {
        int[] counts = [0, 1, 4, 16, 64, 256];
        var moved = counts.Select(count => Enumerable.Range(1, 20).Average(seed => Level(Adjusted(count, 0.7, seed)) - Level(Rule))).ToArray();
        Assert.Equal(moved.Order(), moved);
        Assert.Equal(0, moved[0]);
        Assert.InRange(moved[1], 0.0001, 0.02);
        Assert.InRange(moved[^1], 0.12, 0.2);
    }

    [Fact]
    public void Fresh_drawings_are_told_apart_better_than_by_the_rule_and_no_worse_where_the_rule_was_right()
    {
        static double Right(DecisionRule rule, double middle, long seed)
        {
            var (known, background) = Scores(400, 400, middle, seed + 1000);
            return (known.Count(score => score >= Level(rule)) + background.Count(score => score < Level(rule))) / 800.0;
        }

        double Gain(double middle, int known) => Enumerable.Range(1, 30).Average(seed => Right(Adjusted(known, middle, seed), middle, seed) - Right(Rule, middle, seed));
        Assert.InRange(Gain(0.7, 40), 0.1, 1);
        Assert.InRange(Gain(0.35, 40), 0.05, 1);
        foreach (var known in new[] { 1, 5, 40 })
            Assert.InRange(Gain(Level(Rule), known), -0.005, 0.005);
    }

    [Fact]
    public void It_is_the_summit_of_the_posterior()
    {
        var (known, background) = Scores(12, 300, 0.65, 3);
        double Loss(double level)
        {
            var moved = (level - Level(Rule)) / Rule.UnknownTemperature;
            return BankCalibration.PriorDrawings / 8 * moved * moved
                + known.Sum(score => Math.Log(1 + Math.Exp((level - score) / Rule.UnknownTemperature)))
                + background.Average(score => Math.Log(1 + Math.Exp((score - level) / Rule.UnknownTemperature))) * known.Length;
        }

        var found = Level(BankCalibration.Adjust(Rule, Categories, known, background));
        for (var level = 0.2; level < 0.9; level += 0.005)
            Assert.True(Loss(found) <= Loss(level) + 1e-9, $"{level} is likelier than {found}.");
    }

    [Fact]
    public void The_size_of_the_background_set_does_not_matter()
    {
        var (known, background) = Scores(30, 50, 0.7, 1);
        var once = BankCalibration.Adjust(Rule, Categories, known, background).UnknownLevel;
        Assert.Equal(once, BankCalibration.Adjust(Rule, Categories, known, [.. background, .. background, .. background]).UnknownLevel, 1e-5f);
    }

    [Fact]
    public void Twice_the_same_drawing_tells_nothing()
    {
        // A copy scores 1 and the background far below: any level between is as good, so the rule's stays.
        Assert.Equal(Rule.UnknownLevel, BankCalibration.Adjust(Rule, Categories, [1, 1, 1, 1, 1, 1], [0.02f, 0.04f]).UnknownLevel, 1e-3f);
    }

    [Fact]
    public void Nothing_else_of_the_rule_changes_and_nothing_comes_of_nothing()
    {
        var adjusted = Adjusted(100, 0.7);
        Assert.Equal(Rule, adjusted with { UnknownLevel = Rule.UnknownLevel });
        adjusted.Validate();
        Assert.Same(Rule, BankCalibration.Adjust(Rule, Categories, [], [0.3f]));
        Assert.Same(Rule, BankCalibration.Adjust(Rule, Categories, [0.3f], []));
        Assert.Throws<ArgumentException>(() => BankCalibration.Adjust(Rule, 0, [0.3f], [0.3f]));
        Assert.Throws<ArgumentException>(() => BankCalibration.Adjust(Rule, 1, [float.NaN], [0.3f]));
    }
}
