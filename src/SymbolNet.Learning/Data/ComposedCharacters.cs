using SymbolNet.Learning.Sampling;

namespace SymbolNet.Learning.Data;

/// <summary>
/// Further classes for training, made of real hands: characters composed of two others, side by side, on top of each other, with a mark, or one within the other. They come in alphabets whose characters share
/// their parts, so that telling them apart takes looking at both. The same source and seed give the same characters.
/// </summary>
public static class ComposedCharacters
{
    /// <summary>Characters of one made-up alphabet, and how many characters they take their first and their second part from.</summary>
    const int AlphabetSize = 32, Parts = 8;

    /// <summary>Puts composed characters to a collection.</summary>
    /// <param name="source">Where the parts come from; every composed character has as many drawings as the rarer of its parts.</param>
    /// <param name="count">How many characters to compose; 0 gives <paramref name="source"/> back.</param>
    /// <param name="seed">Seed of the choice.</param>
    /// <exception cref="InvalidInputException">There are no two characters to compose.</exception>
    public static SymbolCollection AddTo(SymbolCollection source, int count, long seed)
    {
        if (count == 0)
            return source;
        if (source.Classes.Count < 2)
            throw new InvalidInputException($"{source.Description} has a single symbol; composing takes two.");
        var random = new SeededRandom(seed, RandomPurpose.Composition);
        var (classes, items) = (source.Classes.ToList(), source.Items.ToList());
        for (var alphabet = 1; classes.Count < source.Classes.Count + count; alphabet++)
        {
            var (firsts, seconds) = (PartsOf(source, random), PartsOf(source, random));
            var pairs = firsts.SelectMany(first => seconds.Where(second => second != first).Select(second => (first, second))).ToArray();
            var room = Math.Min(AlphabetSize, source.Classes.Count + count - classes.Count);
            foreach (var (first, second) in random.Choose(pairs, Math.Min(room, pairs.Length)))
            {
                var layout = ComposedLayout.Draw(random);
                var (ones, others) = (source.ItemsOf[first], source.ItemsOf[second]);
                for (var drawing = 0; drawing < Math.Min(ones.Length, others.Length); drawing++)
                    items.Add(new ComposedItem(classes.Count, source.Items[ones[drawing]].Drawer, source.Items[ones[drawing]], source.Items[others[drawing]], layout.Varied(random)));
                classes.Add(new SymbolClass($"composed {alphabet}", $"{source.Classes[first].Alphabet} {source.Classes[first].Name} + {source.Classes[second].Alphabet} {source.Classes[second].Name}"));
            }
        }
        return new SymbolCollection($"{source.Description} and {count} composed characters", classes, items) { Problems = source.Problems };
    }

    // Some characters of one alphabet: parts that resemble each other in style.
    static int[] PartsOf(SymbolCollection source, SeededRandom random)
    {
        var alphabet = source.Classes[random.Below(source.Classes.Count)].Alphabet;
        var symbols = Enumerable.Range(0, source.Classes.Count).Where(symbol => source.Classes[symbol].Alphabet == alphabet).ToArray();
        return random.Choose(symbols, Math.Min(Parts, symbols.Length));
    }
}
