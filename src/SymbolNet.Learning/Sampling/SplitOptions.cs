using SymbolNet.Learning.Data;

namespace SymbolNet.Learning.Sampling;

/// <summary>What of a data set is learned from and what is held out. Kept with a run, so that it never learns from what was held out before.</summary>
public sealed record SplitOptions
{
    /// <summary>The classes that are used, as <see cref="ClassSelection"/> understands them; null uses all.</summary>
    public string? Classes { get; init; }

    /// <summary>Alphabets that are held out whole; null where none is.</summary>
    public IReadOnlyList<string>? HoldOut { get; init; }

    /// <summary>Part of every class that is held out, between 0 and 1; null where none is. Counts only where no whole alphabets are held out.</summary>
    public double? Validation { get; init; }

    /// <summary>The same seed holds out the same drawings.</summary>
    public long Seed { get; init; }

    /// <summary>The two parts of a data set of these classes; null where nothing is held out.</summary>
    /// <exception cref="InvalidInputException">An alphabet is unknown, a class has too few drawings, or nothing is left.</exception>
    public (SymbolCollection Training, SymbolCollection? HeldOut) Of(SymbolCollection all)
    {
        var split = HoldOut is not null ? CollectionSplit.Named(all, HoldOut) : Validation is { } part ? CollectionSplit.Stratified(all, part, Seed) : null;
        return (split?.Training ?? all, split?.HeldOut);
    }
}
