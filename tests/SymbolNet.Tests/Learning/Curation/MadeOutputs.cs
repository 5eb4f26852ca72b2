using System.Globalization;
using SymbolNet.Learning.Curation;
using SymbolNet.Learning.Sampling;

namespace SymbolNet.Tests.Learning.Curation;

/// <summary>What a good classifier of ten digits says: nearly everything for the right one, now and then for a wrong one.</summary>
static class MadeOutputs
{
    public const int Classes = 10;

    /// <summary>Drawing i is a digit i modulo 10.</summary>
    public static FrozenOutputs Create(int count, long seed, double mistaken = 0.01)
    {
        var rows = Enumerable.Range(0, count).Select(drawing =>
        {
            var random = new SeededRandom(seed, RandomPurpose.Episodes, drawing);
            var digit = random.Fraction() < mistaken ? random.Below(Classes) : drawing % Classes;
            var row = Enumerable.Range(0, Classes).Select(_ => MathF.Exp(2 * random.Normal())).ToArray();
            row[digit] += 500;
            var sum = row.Sum();
            return Array.ConvertAll(row, value => value / sum);
        });
        return new(string.Create(CultureInfo.InvariantCulture, $"made outputs {seed}"), [.. rows], [.. Enumerable.Range(0, Classes).Select(digit => digit.ToString(CultureInfo.InvariantCulture))]);
    }

    public static bool IsOdd(int drawing) => drawing % 2 == 1;

    public static CurationTest Test(int count, long seed, double mistaken = 0.01) => new(Create(count, seed, mistaken), [.. Enumerable.Range(0, count).Select(IsOdd)]);

    /// <summary>Answers by the truth until so many rounds are done, or nothing is left to ask.</summary>
    public static CurationSession Run(CurationSession session, int rounds)
    {
        while (session.Rounds.Length <= rounds && session.NextQuestions() is [var next, ..])
            session.Answer(next.Item, IsOdd(next.Item));
        return session;
    }
}
