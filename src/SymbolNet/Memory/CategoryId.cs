namespace SymbolNet.Memory;

/// <summary>Names a category for good: it stays the same when the category is renamed.</summary>
public readonly record struct CategoryId(Guid Value)
{
    /// <summary>A new, unique id; ids made later sort later.</summary>
    public static CategoryId New() => new(Guid.CreateVersion7());

    /// <inheritdoc />
    public override string ToString() => Value.ToString("N");
}
