using System.Collections.Immutable;
using SymbolNet.Learning.Data;

namespace SymbolNet.Learning.Curation;

/// <summary>A yes-or-no question about drawings that their class answers: is it one of these? Immutable, thread-safe.</summary>
public sealed class YesNoQuestion
{
    /// <summary>Names of classes that an error lists at most.</summary>
    const int Listed = 20;

    readonly HashSet<string> positive;

    /// <summary>Makes a question.</summary>
    /// <param name="positive">Names of the classes to which the answer is yes, in whatever alphabet.</param>
    /// <exception cref="InvalidInputException">There is none.</exception>
    public YesNoQuestion(params IEnumerable<string> positive)
    {
        Positive = [.. positive.Distinct()];
        this.positive = [.. Positive];
        if (Positive.Length == 0)
            throw new InvalidInputException("A yes-or-no question needs the name of at least one class to say yes to.");
    }

    /// <summary>"Is the digit odd?", the published question.</summary>
    public static YesNoQuestion OddDigits { get; } = new("1", "3", "5", "7", "9");

    /// <summary>Names of the classes to which the answer is yes.</summary>
    public ImmutableArray<string> Positive { get; }

    /// <summary>The question in words.</summary>
    public string Text => Positive is [.. var first, var last] && first.Length > 0 ? $"Is it {string.Join(", ", first)} or {last}?" : $"Is it {Positive[0]}?";

    /// <summary>A question from names separated by commas.</summary>
    /// <exception cref="InvalidInputException">There is no name.</exception>
    public static YesNoQuestion Parse(string names) => new(names.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));

    /// <summary>Whether the answer to a class is yes.</summary>
    public bool IsYes(SymbolClass symbol) => positive.Contains(symbol.Name);

    /// <summary>Checks that a data set has every class named and others beside them, so that there is something to learn.</summary>
    /// <exception cref="InvalidInputException">It has not.</exception>
    public void RequireBothAnswers(SymbolCollection collection)
    {
        if (Positive.FirstOrDefault(name => collection.Classes.All(symbol => symbol.Name != name)) is { } unknown)
        {
            var names = collection.Classes.Select(symbol => symbol.Name).Distinct().ToList();
            throw new InvalidInputException($"{collection.Description} has no class '{unknown}' to say yes to; it has {string.Join(", ", names.Take(Listed))}{(names.Count > Listed ? $" and {names.Count - Listed} more" : "")}.");
        }
        if (collection.Classes.All(IsYes))
            throw new InvalidInputException($"The answer is yes for every class of {collection.Description}; a yes-or-no question needs classes of both kinds.");
    }
}
