using System.Collections.Immutable;
using System.Runtime.InteropServices;
using SymbolNet.Embeddings;

namespace SymbolNet.Memory;

/// <summary>
/// Everything one person's recogniser knows: categories and their exemplars, as one model embeds them. Immutable: every change gives a new bank that shares what did not change, so banks that
/// start from one starter memory hold it once. Safe to share between threads.
/// <para>An exemplar of d values takes about 5 d + 40 bytes. Remembering copies at most one <see cref="Chunk"/>; forgetting only marks, and a bank of which more than half is forgotten is written anew.</para>
/// </summary>
public sealed class MemoryBank
{
    /// <summary>Forgotten rows a bank may always keep, so that small banks are not rewritten at every turn.</summary>
    const int ForgottenRowsKept = 4 * Chunk.Rows;

    readonly ImmutableArray<Chunk> chunks;
    // Numbered by age; null where a category is gone. A tree, so that a change costs little however many there are.
    readonly ImmutableList<CategoryEntry?> entries;
    readonly ImmutableDictionary<CategoryId, int> slotsById;
    readonly ImmutableDictionary<string, int> slotsByName;
    IReadOnlyList<Category>? categories;

    MemoryBank(int dimension, int exemplarCount, ImmutableArray<Chunk> chunks, ImmutableList<CategoryEntry?> entries, ImmutableDictionary<CategoryId, int> slotsById, ImmutableDictionary<string, int> slotsByName) =>
        (Dimension, ExemplarCount, this.chunks, this.entries, this.slotsById, this.slotsByName) = (dimension, exemplarCount, chunks, entries, slotsById, slotsByName);

    /// <summary>A bank that knows nothing yet, for embeddings of <paramref name="dimension"/> values.</summary>
    public static MemoryBank Empty(int dimension)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(dimension, 1);
        return new(dimension, 0, [], [], ImmutableDictionary<CategoryId, int>.Empty, ImmutableDictionary.Create<string, int>(StringComparer.Ordinal));
    }

    /// <summary>Values per embedding.</summary>
    public int Dimension { get; }

    /// <summary>Number of remembered drawings.</summary>
    public int ExemplarCount { get; }

    /// <summary>The categories in the order they were first remembered.</summary>
    public IReadOnlyList<Category> Categories => categories ??= [.. entries.OfType<CategoryEntry>().Select(entry => entry.Category)];

    /// <summary>The category with this id, or null.</summary>
    public Category? Find(CategoryId id) => EntryOf(id)?.Category;

    /// <summary>The category with this name (case matters: b and B are different symbols), or null.</summary>
    public Category? FindByName(string name) => CategoryName.TryParse(name, out var clean, out _) && slotsByName.TryGetValue(clean, out var slot) ? entries[slot]!.Category : null;

    /// <summary>The exemplars of a category in the order they were remembered; empty when the category is unknown.</summary>
    public ImmutableArray<ExemplarId> ExemplarsOf(CategoryId id)
    {
        if (EntryOf(id) is not { } entry)
            return [];
        var ids = ImmutableArray.CreateBuilder<ExemplarId>(entry.Places.Length);
        foreach (var place in entry.Places)
            ids.Add(IdAt(place));
        return ids.MoveToImmutable();
    }

    /// <summary>The exemplars of a category with their embeddings, in the order they were remembered; empty when the category is unknown. For maps and measurements: recognising needs only <see cref="Search"/>.</summary>
    public ImmutableArray<Exemplar> RememberedOf(CategoryId id)
    {
        if (EntryOf(id) is not { } entry)
            return [];
        var exemplars = ImmutableArray.CreateBuilder<Exemplar>(entry.Places.Length);
        foreach (var place in entry.Places)
            exemplars.Add(new Exemplar(IdAt(place), EmbeddingAt(place)));
        return exemplars.MoveToImmutable();
    }

    /// <summary>Remembers an exemplar of a category, which is made under <paramref name="name"/> when it is new (an existing one keeps its name).</summary>
    /// <exception cref="InvalidInputException">Name no <see cref="CategoryName"/>, another category has it, the exemplar is already there, or the dimension differs.</exception>
    public MemoryBank Remember(CategoryId category, string name, Exemplar exemplar) => RememberAll([(category, name, exemplar)]);

    /// <summary>Remembers many exemplars at once, as <see cref="Remember"/> would one after the other, in one go: the way to load a bank.</summary>
    /// <exception cref="InvalidInputException">As <see cref="Remember"/>; nothing is remembered then.</exception>
    public MemoryBank RememberAll(IEnumerable<(CategoryId Category, string Name, Exemplar Exemplar)> memories)
    {
        var draft = new Draft(this);
        foreach (var (category, name, exemplar) in memories)
            draft.Remember(category, name, exemplar);
        return draft.ToBank();
    }

    /// <summary>Forgets one exemplar; a category that loses its last exemplar goes with it. Unknown ids change nothing.</summary>
    public MemoryBank Forget(ExemplarId exemplar)
    {
        var place = PlaceOf(exemplar);
        if (place < 0)
            return this;
        var slot = SlotAt(place);
        var entry = entries[slot]!;
        return entry.Places.Length == 1 ? Forget(entry.Category.Id) : WithRemoved([place], entries.SetItem(slot, entry.With([.. entry.Places.ToArray().Where(other => other != place)])), slotsById, slotsByName);
    }

    /// <summary>Forgets a category and its exemplars. Unknown ids change nothing.</summary>
    public MemoryBank Forget(CategoryId category)
    {
        if (!slotsById.TryGetValue(category, out var slot))
            return this;
        var entry = entries[slot]!;
        return WithRemoved(entry.Places, entries.SetItem(slot, null), slotsById.Remove(category), slotsByName.Remove(entry.Category.Name));
    }

    /// <summary>Gives a category another name.</summary>
    /// <exception cref="InvalidInputException">Unknown category, the name is no <see cref="CategoryName"/>, or taken.</exception>
    public MemoryBank Rename(CategoryId category, string name)
    {
        var slot = SlotOf(category);
        var entry = entries[slot]!;
        var clean = CategoryName.Parse(name);
        if (slotsByName.TryGetValue(clean, out var holder) && holder != slot)
            throw Taken(clean);
        return new(Dimension, ExemplarCount, chunks, entries.SetItem(slot, entry.Named(clean)), slotsById, slotsByName.Remove(entry.Category.Name).Add(clean, slot));
    }

    /// <summary>Puts the exemplars of <paramref name="from"/> behind those of <paramref name="into"/>, which keeps its name.</summary>
    /// <exception cref="InvalidInputException">One of them is unknown, or they are the same.</exception>
    public MemoryBank Merge(CategoryId from, CategoryId into)
    {
        var (fromSlot, intoSlot) = (SlotOf(from), SlotOf(into));
        if (fromSlot == intoSlot)
            throw new InvalidInputException("A category cannot be merged with itself.");
        var (fromEntry, intoEntry) = (entries[fromSlot]!, entries[intoSlot]!);
        var renumbered = chunks.ToBuilder();
        var last = -1;
        foreach (var place in fromEntry.Places)
            if (place / Chunk.Rows != last)
            {
                last = place / Chunk.Rows;
                renumbered[last] = renumbered[last].Renumber(fromSlot, intoSlot);
            }
        return new(Dimension, ExemplarCount, renumbered.MoveToImmutable(),
            entries.SetItem(fromSlot, null).SetItem(intoSlot, intoEntry.With([.. intoEntry.Places, .. fromEntry.Places])), slotsById.Remove(from), slotsByName.Remove(fromEntry.Category.Name));
    }

    /// <summary>
    /// The <paramref name="count"/> categories whose best exemplar is most like the query, best first. Exact: the same answer as comparing every exemplar. Ties go to the older category, within a
    /// category to the exemplar remembered first, so that the order of insertion of other exemplars does not matter.
    /// </summary>
    /// <exception cref="ArgumentException">The query has another dimension, or <paramref name="count"/> is negative.</exception>
    public ImmutableArray<CategoryMatch> Search(Embedding query, int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        if (query.Dimension != Dimension)
            throw new ArgumentException($"The bank holds embeddings of {Dimension} values; the query has {query.Dimension}.", nameof(query));
        if (count == 0 || ExemplarCount == 0)
            return [];
        var nearest = NearestCategories.Find(chunks, entries.Count, query, Math.Min(count, slotsById.Count), IsOlder);
        var matches = ImmutableArray.CreateBuilder<CategoryMatch>(nearest.Length);
        foreach (var (slot, place, similarity) in nearest)
        {
            var entry = entries[slot]!;
            matches.Add(new CategoryMatch(entry.Category, IdAt(place), similarity, entry.Places.Length == 1 ? similarity : entry.PrototypeSimilarity(query.Values, chunks)));
        }
        return matches.MoveToImmutable();

        // Rows lie in the order of remembering, but for categories that were merged.
        bool IsOlder(NearestCategories.Hit one, NearestCategories.Hit other) => entries[one.Slot]!.Places.IndexOf(one.Place) < entries[one.Slot]!.Places.IndexOf(other.Place);
    }

    /// <summary>Rows that are kept, those of forgotten exemplars included.</summary>
    internal int RowCount => chunks.Sum(chunk => chunk.Count);

    static InvalidInputException Taken(string name) => new($"There is already a symbol named \"{name}\".");

    CategoryEntry? EntryOf(CategoryId id) => slotsById.TryGetValue(id, out var slot) ? entries[slot] : null;

    int SlotOf(CategoryId id) => slotsById.TryGetValue(id, out var slot) ? slot : throw new InvalidInputException("This symbol is no longer in the memory.");

    ExemplarId IdAt(int place) => chunks[place / Chunk.Rows].Ids[place % Chunk.Rows];

    Embedding EmbeddingAt(int place) => Embedding.OfUnit(chunks[place / Chunk.Rows].Vector(place % Chunk.Rows));

    int SlotAt(int place) => chunks[place / Chunk.Rows].Slots[place % Chunk.Rows];

    /// <summary>Where a remembered exemplar lies, or -1. Looks through the ids: a nanosecond each, and no index to carry about in every bank.</summary>
    int PlaceOf(ExemplarId exemplar)
    {
        for (var i = 0; i < chunks.Length; i++)
        {
            var ids = chunks[i].Ids;
            for (var from = 0; ids[from..].IndexOf(exemplar) is >= 0 and var found; from += found + 1)
                if ((chunks[i].Live >> (from + found) & 1) != 0)
                    return i * Chunk.Rows + from + found;
        }
        return -1;
    }

    MemoryBank WithRemoved(ReadOnlySpan<int> places, ImmutableList<CategoryEntry?> newEntries, ImmutableDictionary<CategoryId, int> newSlotsById, ImmutableDictionary<string, int> newSlotsByName)
    {
        var marked = chunks.ToBuilder();
        for (var i = 0; i < places.Length;)
        {
            var (chunk, rows) = (places[i] / Chunk.Rows, 0ul);
            for (; i < places.Length && places[i] / Chunk.Rows == chunk; i++)
                rows |= 1ul << places[i] % Chunk.Rows;
            marked[chunk] = marked[chunk].Without(rows);
        }
        var left = new MemoryBank(Dimension, ExemplarCount - places.Length, marked.MoveToImmutable(), newEntries, newSlotsById, newSlotsByName);
        return left.RowCount > 2 * left.ExemplarCount + ForgottenRowsKept ? left.WrittenAnew() : left;
    }

    /// <summary>The same bank without the rows of what was forgotten.</summary>
    MemoryBank WrittenAnew() => Empty(Dimension).RememberAll(
        from entry in entries.OfType<CategoryEntry>()
        from place in entry.Places.ToArray()
        select (entry.Category.Id, entry.Category.Name, new Exemplar(IdAt(place), EmbeddingAt(place))));

    /// <summary>A bank while exemplars are added to it.</summary>
    sealed class Draft
    {
        readonly MemoryBank bank;
        readonly ImmutableArray<Chunk>.Builder chunks;
        readonly ImmutableList<CategoryEntry?>.Builder entries;
        readonly ImmutableDictionary<CategoryId, int>.Builder slotsById;
        readonly ImmutableDictionary<string, int>.Builder slotsByName;
        readonly Dictionary<int, List<int>> places = [];
        // Rows that wait to go behind those of the last chunk.
        readonly List<(int Slot, Exemplar Exemplar)> waiting = [];
        HashSet<ExemplarId>? known;
        int added;

        public Draft(MemoryBank bank)
        {
            this.bank = bank;
            (chunks, entries, slotsById, slotsByName) = (bank.chunks.ToBuilder(), bank.entries.ToBuilder(), bank.slotsById.ToBuilder(), bank.slotsByName.ToBuilder());
            if (chunks.Count == 0)
                chunks.Add(Chunk.Empty(bank.Dimension));
        }

        public void Remember(CategoryId category, string name, Exemplar exemplar)
        {
            if (exemplar.Embedding.Dimension != bank.Dimension)
                throw new InvalidInputException($"This memory holds embeddings of {bank.Dimension} values; the new one has {exemplar.Embedding.Dimension}.");
            if (IsKnown(exemplar.Id))
                throw new InvalidInputException("This drawing is already remembered.");
            if (!slotsById.TryGetValue(category, out var slot))
            {
                var clean = CategoryName.Parse(name);
                slot = entries.Count;
                if (!slotsByName.TryAdd(clean, slot))
                    throw Taken(clean);
                slotsById.Add(category, slot);
                entries.Add(new CategoryEntry(new Category(category, clean, 0), []));
            }
            if (chunks[^1].Count + waiting.Count == Chunk.Rows)
            {
                Settle();
                chunks.Add(Chunk.Empty(bank.Dimension));
            }
            if (!places.TryGetValue(slot, out var placesOfSlot))
                places.Add(slot, placesOfSlot = []);
            placesOfSlot.Add((chunks.Count - 1) * Chunk.Rows + chunks[^1].Count + waiting.Count);
            waiting.Add((slot, exemplar));
            added++;
        }

        public MemoryBank ToBank()
        {
            if (added == 0)
                return bank;
            Settle();
            foreach (var (slot, more) in places)
                entries[slot] = entries[slot]!.With([.. entries[slot]!.Places, .. more]);
            return new(bank.Dimension, bank.ExemplarCount + added, chunks.ToImmutable(), entries.ToImmutable(), slotsById.ToImmutable(), slotsByName.ToImmutable());
        }

        void Settle()
        {
            chunks[^1] = chunks[^1].Add(CollectionsMarshal.AsSpan(waiting));
            waiting.Clear();
        }

        bool IsKnown(ExemplarId id)
        {
            // One id is looked for among all; from the second on a set is worth its making.
            if (added == 0)
                return bank.PlaceOf(id) >= 0;
            if (known is null)
            {
                known = [.. bank.LiveIds()];
                foreach (var (_, exemplar) in waiting)
                    known.Add(exemplar.Id);
            }
            return !known.Add(id);
        }
    }

    IEnumerable<ExemplarId> LiveIds() =>
        from entry in entries.OfType<CategoryEntry>()
        from place in entry.Places.ToArray()
        select IdAt(place);
}
