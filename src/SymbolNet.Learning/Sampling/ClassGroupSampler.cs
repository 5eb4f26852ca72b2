using SymbolNet.Learning.Data;

namespace SymbolNet.Learning.Sampling;

/// <summary>
/// Batches of several drawings per class, as contrastive objectives need them. Classes come in groups of one alphabet in one orientation: telling characters of one alphabet apart is the hard part.
/// Where there are fewer classes than a batch has room for, it is filled up with further drawings of all of them.
/// </summary>
public sealed class ClassGroupSampler : IBatchSampler
{
    readonly SymbolCollection collection;
    readonly Dictionary<string, int[]> classesOf;
    readonly int orientations, classesPerBatch, perClass, groups;
    readonly long seed;

    /// <summary>Makes a sampler.</summary>
    /// <param name="collection">The drawings.</param>
    /// <param name="orientations">Orientations of each class: 1, 4 or 8.</param>
    /// <param name="batch">Pictures per batch; a multiple of <paramref name="perClass"/>.</param>
    /// <param name="perClass">Different drawings of each class.</param>
    /// <param name="groups">Groups per batch; 0 takes every class from anywhere.</param>
    /// <param name="seed">Seed of the run.</param>
    /// <exception cref="InvalidInputException">A class has too few drawings, or the numbers do not fit together.</exception>
    public ClassGroupSampler(SymbolCollection collection, int orientations, int batch, int perClass, int groups, long seed)
    {
        (this.collection, this.orientations, this.perClass, this.groups, this.seed) = (collection, orientations, perClass, groups, seed);
        classesPerBatch = batch / perClass;
        if (perClass < 2 || classesPerBatch < 2 || batch % perClass != 0)
            throw new InvalidInputException($"A batch of {batch} cannot hold two or more classes of {perClass} drawings each, with at least two drawings per class.");
        if (Enumerable.Range(0, collection.Classes.Count).Where(symbol => collection.ItemsOf[symbol].Length < perClass).Select(symbol => collection.Classes[symbol]).FirstOrDefault() is { } few)
            throw new InvalidInputException($"'{few.Name}' of {few.Alphabet} has fewer than {perClass} drawings, which a batch needs of each class.");
        classesOf = Enumerable.Range(0, collection.Classes.Count).GroupBy(symbol => collection.Classes[symbol].Alphabet).ToDictionary(group => group.Key, group => group.ToArray());
    }

    /// <inheritdoc />
    public Sample[] Batch(long step)
    {
        var random = new SeededRandom(seed, RandomPurpose.Batches, step);
        var samples = new List<Sample>(classesPerBatch * perClass);
        var taken = new HashSet<(int Class, int Orientation)>();
        var most = groups == 0 ? 1 : Math.Max(1, classesPerBatch / groups);
        var possible = (long)collection.Classes.Count * orientations;
        while (samples.Count < classesPerBatch * perClass && taken.Count < possible)
        {
            var first = random.Below(collection.Classes.Count);
            var orientation = random.Below(orientations);
            var alphabet = classesOf[collection.Classes[first].Alphabet];
            foreach (var symbol in groups == 0 ? [first] : random.Choose(alphabet, Math.Min(most, alphabet.Length)))
                if (samples.Count < classesPerBatch * perClass && taken.Add((symbol, orientation)))
                    samples.AddRange(random.Choose(collection.ItemsOf[symbol], perClass).Select(item => new Sample(item, orientation)));
        }
        Refill(samples, random);
        return [.. samples];
    }

    // Fewer classes than the batch has room for: they take turns with drawings the batch does not hold yet, as long as there are any.
    void Refill(List<Sample> samples, SeededRandom random)
    {
        var missing = classesPerBatch * perClass - samples.Count;
        if (missing == 0)
            return;
        var used = samples.ToHashSet();
        var unused = samples.Select(sample => (Class: collection.Items[sample.Item].Class, sample.Orientation)).Distinct()
            .Select(group => random.Choose(collection.ItemsOf[group.Class], collection.ItemsOf[group.Class].Length).Select(item => new Sample(item, group.Orientation)).Where(sample => !used.Contains(sample)).ToArray())
            .ToArray();
        var turns = unused.Max(group => group.Length);
        samples.AddRange(Enumerable.Range(0, turns).SelectMany(turn => unused.Where(group => turn < group.Length).Select(group => group[turn])).Take(missing));
    }
}
