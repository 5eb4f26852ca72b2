using SymbolNet.Learning.Data;

namespace SymbolNet.Learning.Sampling;

/// <summary>A collection in two parts, one to learn from and one to be tested on.</summary>
/// <param name="Training">To learn from.</param>
/// <param name="HeldOut">To be tested on.</param>
public sealed record CollectionSplit(SymbolCollection Training, SymbolCollection HeldOut)
{
    /// <summary>Holds out the same part of every class, so that both parts have all classes, in the same order.</summary>
    /// <param name="collection">The collection.</param>
    /// <param name="heldOut">Part of the drawings to hold out, between 0 and 1; of each class at least one drawing and not all.</param>
    /// <param name="seed">The same seed holds out the same drawings.</param>
    /// <exception cref="InvalidInputException">The part is not between 0 and 1, or a class has one drawing.</exception>
    public static CollectionSplit Stratified(SymbolCollection collection, double heldOut, long seed)
    {
        Require(heldOut, "drawings");
        var taken = new HashSet<int>();
        for (var symbol = 0; symbol < collection.Classes.Count; symbol++)
        {
            var items = collection.ItemsOf[symbol];
            if (items.Length < 2)
                throw new InvalidInputException($"'{collection.Classes[symbol].Name}' of {collection.Classes[symbol].Alphabet} has one drawing; to hold out a part of every class takes at least two.");
            taken.UnionWith(new SeededRandom(seed, RandomPurpose.Split, symbol).Choose(items, PartOf(items.Length, heldOut)));
        }
        SymbolCollection Part(bool held) => new(collection.Description, collection.Classes, [.. collection.Items.Where((_, index) => taken.Contains(index) == held)]) { Problems = collection.Problems };
        return new(Part(false), Part(true));
    }

    /// <summary>Holds out the named alphabets.</summary>
    /// <exception cref="InvalidInputException">A name is unknown, or nothing is left.</exception>
    public static CollectionSplit Named(SymbolCollection collection, IReadOnlyCollection<string> heldOut) => new(collection.Without(heldOut), collection.Only(heldOut));

    /// <summary>Holds out whole alphabets.</summary>
    /// <param name="collection">The collection.</param>
    /// <param name="heldOut">Part of the alphabets to hold out, between 0 and 1; at least one alphabet and not all.</param>
    /// <param name="seed">The same seed holds out the same alphabets.</param>
    /// <exception cref="InvalidInputException">The part is not between 0 and 1, or there is only one alphabet.</exception>
    public static CollectionSplit WholeAlphabets(SymbolCollection collection, double heldOut, long seed)
    {
        Require(heldOut, "alphabets");
        if (collection.Alphabets.Count < 2)
            throw new InvalidInputException($"{collection.Description} has one alphabet; to hold out whole ones takes at least two.");
        var chosen = new SeededRandom(seed, RandomPurpose.Split).Choose(collection.Alphabets, PartOf(collection.Alphabets.Count, heldOut));
        return Named(collection, chosen);
    }

    static void Require(double heldOut, string what)
    {
        if (!(heldOut is > 0 and < 1))
            throw new InvalidInputException($"The part of the {what} to hold out must lie between 0 and 1, not {heldOut}.");
    }

    static int PartOf(int count, double part) => Math.Clamp((int)Math.Round(count * part), 1, count - 1);
}
