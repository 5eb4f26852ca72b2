using SymbolNet.Learning.Data;
using SymbolNet.Learning.Sampling;
using SymbolNet.Memory;
using SymbolNet.Recognition;

namespace SymbolNet.Learning.Evaluation;

/// <summary>
/// How well a memory bank tells its own symbols from others that look like them: half of an alphabet is taught, every other drawing of the whole alphabet is asked about, once with the model's rule and once
/// with the one that <see cref="BankCalibration"/> makes of it for that bank.
/// </summary>
public static class BankEvaluation
{
    /// <summary>Runs episodes; alphabets take turns.</summary>
    /// <param name="embedded">The drawings; every alphabet has at least two characters.</param>
    /// <param name="shots">Drawings taught of each character.</param>
    /// <param name="episodes">How many episodes.</param>
    /// <param name="rule">The model's rule.</param>
    /// <param name="seed">Seed.</param>
    /// <param name="cancellation">Stops.</param>
    /// <returns>For each episode the share, 0..1, of drawings rightly called known or unknown, taught and other characters counting half each: by the rule, and by the bank's own.</returns>
    /// <exception cref="InvalidInputException">There are too few characters or drawings.</exception>
    public static (double ByRule, double ByBank)[] Run(EmbeddedCollection embedded, int shots, int episodes, DecisionRule rule, long seed, CancellationToken cancellation = default)
    {
        var collection = embedded.Collection;
        if (collection.Classes.CountBy(symbol => symbol.Alphabet).FirstOrDefault(alphabet => alphabet.Value < 2) is { Key: { } lonely })
            throw new InvalidInputException($"Half of an alphabet is taught and half is not, but {lonely} has one character.");
        var sampler = new EpisodeSampler(collection, 0, shots, EpisodeSampler.AllQueries, true, seed);
        var results = new (double ByRule, double ByBank)[episodes];
        InParallel.For(episodes, i =>
        {
            var episode = sampler.Draw(i);
            var known = episode.Support.Length / 2;
            var bank = Taught(embedded, episode.Support.Take(known));
            var own = BankCalibration.Adjust(rule, bank, _ => true);
            var asked = episode.Queries.SelectMany((items, way) => items.Select(item => (Matches: bank.Search(embedded[item], Recognizer.CandidateCount), IsKnown: way < known))).ToArray();
            results[i] = (Right(rule), Right(own));

            double Right(DecisionRule by) => asked.GroupBy(one => one.IsKnown).Average(group => group.Average(one => by.Decide(one.Matches).UnknownProbability < 0.5 == group.Key ? 1.0 : 0.0));
        }, cancellation);
        return results;
    }

    static MemoryBank Taught(EmbeddedCollection embedded, IEnumerable<IReadOnlyList<int>> support) => MemoryBank.Empty(embedded[support.First()[0]].Dimension).RememberAll(
        from symbol in support.Select((items, way) => (items, id: CategoryId.New(), name: $"symbol {way}"))
        from item in symbol.items
        select (symbol.id, symbol.name, new Exemplar(ExemplarId.New(), embedded[item])));
}
