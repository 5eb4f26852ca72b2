namespace SymbolNet.Web.Memory;

/// <summary>Names one visitor's memory bank for good. It is no secret by itself: the signed cookie proves whose it is.</summary>
public readonly record struct BankId(Guid Value)
{
    /// <summary>A new, unique id.</summary>
    public static BankId New() => new(Guid.NewGuid());

    /// <inheritdoc />
    public override string ToString() => Value.ToString("N");
}
