using System.Globalization;
using System.Text;

namespace SymbolNet.Learning.Data;

/// <summary>
/// Chooses classes in SymbolNet's grammar. Parts joined by <c>_</c> are united; each part is
/// <c>all</c>; <c>digits</c>, <c>uppercases</c> or <c>lowercases</c> (classes named 0 to 9, A to Z, a to z, in whatever alphabet); the whole name of a class; a range of characters (<c>A-H</c>) or of
/// label numbers (<c>0-20</c>); or a set of characters (<c>024Z</c>). Label numbers count the classes of the data set from 0, which for EMNIST are its own labels (less 1 in its split letters).
/// A range takes those of its characters that there are; everything else must exist. Immutable, thread-safe.
/// </summary>
public sealed class ClassSelection
{
    const string Accepted = "digits, uppercases, lowercases, all, ranges like A-H or 0-20 (label numbers) and sets like 024Z are accepted, joined by _";

    /// <summary>Names of classes that an error lists at most.</summary>
    const int Listed = 12;

    ClassSelection(string text) => Text = text;

    /// <summary>The selection as it was written.</summary>
    public string Text { get; }

    /// <summary>Takes a selection.</summary>
    /// <exception cref="InvalidInputException">It is empty or has an empty part.</exception>
    public static ClassSelection Parse(string text) =>
        text.Split('_').Any(string.IsNullOrWhiteSpace) ? throw new InvalidInputException($"The class selection '{text}' has an empty part; {Accepted}.") : new ClassSelection(text.Trim());

    /// <summary>The indices of the chosen classes, ascending; never empty.</summary>
    /// <exception cref="InvalidInputException">A part chooses a class that the collection does not have, or none at all.</exception>
    public IReadOnlyList<int> ChooseFrom(SymbolCollection collection)
    {
        var places = collection.Classes.Select((symbol, index) => (symbol.Name, index)).ToLookup(pair => pair.Name, pair => pair.index);
        return places.Contains(Text) ? [.. places[Text]] : [.. Text.Split('_').SelectMany(part => Choose(part.Trim(), collection, places)).Distinct().Order()];
    }

    /// <inheritdoc />
    public override string ToString() => Text;

    int[] Choose(string part, SymbolCollection collection, ILookup<string, int> places)
    {
        switch (part)
        {
            case "all":
                return [.. Enumerable.Range(0, collection.Classes.Count)];
            case "digits":
                return Range(new Rune('0'), new Rune('9'));
            case "uppercases":
                return Range(new Rune('A'), new Rune('Z'));
            case "lowercases":
                return Range(new Rune('a'), new Rune('z'));
        }
        if (places.Contains(part))
            return [.. places[part]];
        if (part.IndexOf('-', 1) is > 0 and var dash && dash < part.Length - 1)
        {
            var (from, to) = (part[..dash], part[(dash + 1)..]);
            if (IsNumber(from, out var first) && IsNumber(to, out var last))
                return first <= last && last < collection.Classes.Count
                    ? [.. Enumerable.Range(first, last - first + 1)]
                    : throw new InvalidInputException($"The range '{part}' does not fit: the classes of {collection.Description} are numbered 0 to {collection.Classes.Count - 1}.");
            if (IsCharacter(from, out var low) && IsCharacter(to, out var high))
                return low <= high ? Range(low, high) : throw new InvalidInputException($"The range '{part}' runs backwards; write {to}-{from}.");
        }
        return [.. part.EnumerateRunes().SelectMany(character => places.Contains(character.ToString())
            ? places[character.ToString()]
            : throw new InvalidInputException($"{collection.Description} has no class '{character}', which the selection '{Text}' names ({Accepted}); it has {Names(collection)}."))];

        int[] Range(Rune from, Rune to)
        {
            int[] chosen = [.. Enumerable.Range(0, collection.Classes.Count).Where(index => IsCharacter(collection.Classes[index].Name, out var name) && name >= from && name <= to)];
            return chosen.Length > 0 ? chosen : throw new InvalidInputException($"'{part}' chooses no class of {collection.Description}; it has {Names(collection)}.");
        }
    }

    static bool IsNumber(string text, out int number) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);

    static bool IsCharacter(string text, out Rune character) => Rune.DecodeFromUtf16(text, out character, out var length) == System.Buffers.OperationStatus.Done && length == text.Length;

    static string Names(SymbolCollection collection)
    {
        var names = collection.Classes.Select(symbol => symbol.Name).Distinct().ToList();
        return string.Join(", ", names.Take(Listed)) + (names.Count > Listed ? $" and {names.Count - Listed} more" : "");
    }
}
