namespace SymbolNet.Memory;

/// <summary>Names one remembered drawing for good.</summary>
public readonly record struct ExemplarId(Guid Value)
{
    /// <summary>A new, unique id; ids made later sort later.</summary>
    public static ExemplarId New() => new(Guid.CreateVersion7());

    /// <inheritdoc />
    public override string ToString() => Value.ToString("N");
}
