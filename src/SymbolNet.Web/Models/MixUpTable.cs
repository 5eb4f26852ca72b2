using System.Collections.Immutable;
using SymbolNet.Learning.Evaluation;

namespace SymbolNet.Web.Models;

/// <summary>What a model mixes up, laid out to be looked at: hundreds of symbols make no readable table, so first by alphabet, then within one. Immutable.</summary>
public sealed class MixUpTable
{
    /// <summary>Most symbols of a table: as many columns a screen shows, with room to scroll.</summary>
    public const int SymbolLimit = 60;

    readonly Dictionary<(string From, string To), int> taken;

    /// <summary>Lays it out.</summary>
    public MixUpTable(MixUps found)
    {
        Found = found;
        Alphabets = [.. found.Symbols.Select(symbol => symbol.Alphabet).Distinct()];
        taken = found.All.GroupBy(one => (AlphabetOf(one.Symbol), AlphabetOf(one.TakenFor))).ToDictionary(group => group.Key, group => group.Sum(one => one.Count));
    }

    /// <summary>What it shows.</summary>
    public MixUps Found { get; }

    /// <summary>The alphabets, in the order of their first symbol.</summary>
    public ImmutableArray<string> Alphabets { get; }

    /// <summary>Drawings of an alphabet: asked, recognised, and taken for another symbol of the same alphabet.</summary>
    public (int Asked, int Right, int WithinIt) Of(string alphabet)
    {
        var symbols = Found.Symbols.Where(symbol => symbol.Alphabet == alphabet).ToArray();
        return (symbols.Sum(symbol => symbol.Asked), symbols.Sum(symbol => symbol.Right), Taken(alphabet, alphabet));
    }

    /// <summary>Drawings of one alphabet that were taken for symbols of another, or for other symbols of the same.</summary>
    public int Taken(string from, string to) => taken.GetValueOrDefault((from, to));

    /// <summary>The mix-ups between two alphabets or within one, the most frequent first; all of them when both are null.</summary>
    public ImmutableArray<MixUp> Between(string? from, string? to) => [.. Found.All.Where(one => (from is null || AlphabetOf(one.Symbol) == from) && (to is null || AlphabetOf(one.TakenFor) == to))];

    /// <summary>The symbols that some mix-ups are about, as they stand in the data; those that are never mixed up are left out of a table. At most <see cref="SymbolLimit"/>, of the most frequent ones.</summary>
    public static ImmutableArray<int> Symbols(IEnumerable<MixUp> mixUps) => [.. mixUps.SelectMany(one => new[] { one.Symbol, one.TakenFor }).Distinct().Take(SymbolLimit).Order()];

    string AlphabetOf(int symbol) => Found.Symbols[symbol].Alphabet;
}
