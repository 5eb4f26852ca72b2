using SymbolNet.Embeddings;
using SymbolNet.Learning.Sampling;
using SymbolNet.Memory;
using SymbolNet.Recognition;

namespace SymbolNet.Tests.Recognition;

public sealed class BankCalibrationTests
{
    static readonly DecisionRule Rule = new() { UnknownLevel = 0.5f, UnknownTemperature = 0.05f, CohortWeight = 0.4f };

    /// <summary>Evidence in a bank whose own level is not the rule's: drawings that are known and those that are not lie evenly to both sides of it.</summary>
    static (float[] Known, float[] Unknown) Evidence(int known, int unknown, double middle, long seed)
    {
        var random = new SeededRandom(seed, RandomPurpose.Episodes);
        return ([.. Enumerable.Range(0, known).Select(_ => (float)(middle + 0.12 + 0.08 * random.Normal()))], [.. Enumerable.Range(0, unknown).Select(_ => (float)(middle - 0.12 + 0.08 * random.Normal()))]);
    }

    static DecisionRule Adjusted(int known, double middle, long seed = 1, int unknown = 500)
    {
        var (own, others) = Evidence(known, unknown, middle, seed);
        return BankCalibration.Adjust(Rule, own, others);
    }

    [Fact]
    public void Many_drawings_move_the_level_to_where_the_bank_has_it()
    {
        foreach (var middle in new[] { 0.35, 0.7 })
            Assert.InRange(Adjusted(1000, middle).UnknownLevel, middle - 0.02, middle + 0.02);
    }

    [Fact]
    public void The_more_drawings_the_farther_it_moves_and_few_leave_the_rule()
    {
        int[] counts = [0, 1, 4, 16, 64, 256];
        var moved = counts.Select(count => Enumerable.Range(1, 20).Average(seed => Adjusted(count, 0.7, seed).UnknownLevel - Rule.UnknownLevel)).ToArray();
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
            var (known, unknown) = Evidence(400, 400, middle, seed + 1000);
            return (known.Count(value => value >= rule.UnknownLevel) + unknown.Count(value => value < rule.UnknownLevel)) / 800.0;
        }

        double Gain(double middle, int known) => Enumerable.Range(1, 30).Average(seed => Right(Adjusted(known, middle, seed), middle, seed) - Right(Rule, middle, seed));
        Assert.InRange(Gain(0.7, 40), 0.1, 1);
        Assert.InRange(Gain(0.35, 40), 0.05, 1);
        foreach (var known in new[] { 1, 5, 40 })
            Assert.InRange(Gain(Rule.UnknownLevel, known), -0.005, 0.005);
    }

    [Fact]
    public void It_is_the_summit_of_the_posterior()
    {
        var (known, unknown) = Evidence(12, 300, 0.65, 3);
        double Loss(double level)
        {
            var moved = (level - Rule.UnknownLevel) / Rule.UnknownTemperature;
            return BankCalibration.PriorDrawings / 8 * moved * moved
                + known.Sum(value => Math.Log(1 + Math.Exp((level - value) / Rule.UnknownTemperature)))
                + unknown.Average(value => Math.Log(1 + Math.Exp((value - level) / Rule.UnknownTemperature))) * known.Length;
        }

        var found = BankCalibration.Adjust(Rule, known, unknown).UnknownLevel;
        for (var level = 0.2; level < 0.9; level += 0.005)
            Assert.True(Loss(found) <= Loss(level) + 1e-9, $"{level} is likelier than {found}.");
    }

    [Fact]
    public void How_many_unknown_drawings_there_are_does_not_matter()
    {
        var (known, unknown) = Evidence(30, 50, 0.7, 1);
        var once = BankCalibration.Adjust(Rule, known, unknown).UnknownLevel;
        Assert.Equal(once, BankCalibration.Adjust(Rule, known, [.. unknown, .. unknown, .. unknown]).UnknownLevel, 1e-5f);
    }

    [Fact]
    public void Twice_the_same_drawing_tells_nothing()
    {
        // A copy scores 1 and the others far below: any level between is as good, so the rule's stays.
        Assert.Equal(Rule.UnknownLevel, BankCalibration.Adjust(Rule, [1, 1, 1, 1, 1, 1], [0.02f, 0.04f]).UnknownLevel, 1e-3f);
    }

    [Fact]
    public void Nothing_else_of_the_rule_changes_and_nothing_comes_of_nothing()
    {
        var adjusted = Adjusted(100, 0.7);
        Assert.Equal(Rule, adjusted with { UnknownLevel = Rule.UnknownLevel });
        adjusted.Validate();
        Assert.Same(Rule, BankCalibration.Adjust(Rule, [], [0.3f]));
        Assert.Same(Rule, BankCalibration.Adjust(Rule, [0.3f], []));
        Assert.Throws<ArgumentException>(() => BankCalibration.Adjust(Rule, [float.NaN], [0.3f]));
    }

    /// <summary>A bank of symbols that lie at equal angles in a plane, each with drawings a little to its sides.</summary>
    static MemoryBank Fan(int symbols, double degreesApart, params double[] drawings) => MemoryBank.Empty(2).RememberAll(
        from symbol in Enumerable.Range(0, symbols)
        let id = CategoryId.New()
        from degrees in drawings
        let angle = (symbol * degreesApart + degrees) * Math.PI / 180
        select (id, $"symbol {symbol}", new Exemplar(ExemplarId.New(), new Embedding([(float)Math.Cos(angle), (float)Math.Sin(angle)]))));

    [Fact]
    public void A_bank_is_asked_with_each_drawing_and_with_its_whole_symbol_left_out()
    {
        // Three symbols of two drawings each, 4 degrees apart; what remains of the own one is a single drawing, the others lie 26 to 64 degrees off.
        var bank = Fan(3, 30, -2, 2);
        static float Cosine(double degrees) => (float)Math.Cos(degrees * Math.PI / 180);
        float Between(double one, double two) => Rule.Score(Cosine(one), Cosine((one + two) / 2), 2);
        var (near, far) = (Between(26, 30), Between(30, 34));
        var (nearest, farthest) = (Between(56, 60), Between(60, 64));
        float[][] others = [[far, farthest], [near, nearest], [near, far], [far, near], [near, nearest], [far, farthest]];
        float[] known = [.. others.Select(scores => Rule.Evidence([Cosine(4), .. scores]))], unknown = [.. others.Select(scores => Rule.Evidence(scores))];
        Assert.Equal(BankCalibration.Adjust(Rule, known, unknown).UnknownLevel, BankCalibration.Adjust(Rule, bank, _ => true).UnknownLevel, 1e-5f);
        Assert.NotEqual(Rule.UnknownLevel, BankCalibration.Adjust(Rule, bank, _ => true).UnknownLevel, 1e-3f);
    }

    [Fact]
    public void Symbols_that_are_much_alike_raise_the_level_and_those_far_apart_do_not()
    {
        double[] hand = [-1.5, -1, -0.5, 0, 0.5, 1, 1.5];
        var (alike, apart) = (BankCalibration.Adjust(Rule, Fan(8, 5, hand), _ => true), BankCalibration.Adjust(Rule, Fan(2, 90, hand), _ => true));
        Assert.InRange(alike.UnknownLevel, Rule.UnknownLevel + 0.05, 1);
        Assert.InRange(apart.UnknownLevel, Rule.UnknownLevel - 0.1, Rule.UnknownLevel + 0.05);
    }

    [Fact]
    public void Only_own_drawings_are_asked_about_and_those_alone_of_their_kind_tell_nothing()
    {
        var bank = Fan(8, 5, -1, 0, 1);
        Assert.Same(Rule, BankCalibration.Adjust(Rule, bank, _ => false));
        Assert.Same(Rule, BankCalibration.Adjust(Rule, Fan(8, 5, 0), _ => true));
        Assert.Same(Rule, BankCalibration.Adjust(Rule, Fan(1, 5, -1, 1), _ => true));
        Assert.Same(Rule, BankCalibration.Adjust(Rule, MemoryBank.Empty(2), _ => true));
        var few = bank.Categories.SelectMany(category => bank.ExemplarsOf(category.Id)).Take(3).ToHashSet();
        Assert.InRange(BankCalibration.Adjust(Rule, bank, few.Contains).UnknownLevel, Rule.UnknownLevel + 0.0001, BankCalibration.Adjust(Rule, bank, _ => true).UnknownLevel);
    }
}
