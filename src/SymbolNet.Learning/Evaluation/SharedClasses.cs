using System.Collections.Immutable;
using SymbolNet.Learning.Data;

namespace SymbolNet.Learning.Evaluation;

/// <summary>The classes that two collections have in common, by alphabet and name.</summary>
/// <param name="Labels">What to call each: its name, with its alphabet where names are not unique.</param>
/// <param name="Taught">Index of each among the classes of the collection that is taught from.</param>
/// <param name="Asked">Index of each among the classes of the collection that is asked from.</param>
sealed record SharedClasses(ImmutableArray<string> Labels, ImmutableArray<int> Taught, ImmutableArray<int> Asked)
{
    /// <summary>Finds them, in the order of the collection that is asked from.</summary>
    /// <exception cref="InvalidInputException">There are fewer than two.</exception>
    public static SharedClasses Of(SymbolCollection teaching, SymbolCollection asked)
    {
        var places = teaching.Classes.Select((symbol, index) => (symbol, index)).ToDictionary(pair => pair.symbol, pair => pair.index);
        ImmutableArray<int> common = [.. Enumerable.Range(0, asked.Classes.Count).Where(index => places.ContainsKey(asked.Classes[index]))];
        return common.Length >= 2
            ? new(LabelsOf([.. common.Select(index => asked.Classes[index])]), [.. common.Select(index => places[asked.Classes[index]])], common)
            : throw new InvalidInputException($"{teaching.Description} and {asked.Description} have {common.Length} classes in common; a classification needs two.");
    }

    /// <summary>What to call classes: their names, with their alphabets where names are not unique.</summary>
    public static ImmutableArray<string> LabelsOf(IReadOnlyList<SymbolClass> classes) =>
        classes.Select(symbol => symbol.Name).Distinct().Count() == classes.Count ? [.. classes.Select(symbol => symbol.Name)] : [.. classes.Select(symbol => $"{symbol.Alphabet} {symbol.Name}")];
}
