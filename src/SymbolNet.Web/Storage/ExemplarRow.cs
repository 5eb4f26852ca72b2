namespace SymbolNet.Web.Storage;

/// <summary>A drawing of one bank: one the visitor made, or one of the starter memory that the visitor moved or forgot.</summary>
public sealed class ExemplarRow
{
    /// <summary>Whose bank.</summary>
    public Guid BankId { get; set; }

    /// <summary>The drawing. Ids of own drawings sort by when they were made.</summary>
    public Guid Id { get; set; }

    /// <summary>The category it belongs to; null when it was forgotten.</summary>
    public Guid? CategoryId { get; set; }

    /// <summary>What <see cref="Drawing"/> holds.</summary>
    public DrawingKind Kind { get; set; }

    /// <summary>The drawing in the form that <see cref="Kind"/> names; null for one of the starter memory.</summary>
    public byte[]? Drawing { get; set; }

    /// <summary>When the row was made: for an own drawing, when it was taught.</summary>
    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>When an own drawing was forgotten, while it is: later it is erased for good.</summary>
    public DateTimeOffset? ForgottenAt { get; set; }
}
