namespace SymbolNet.Web.Storage;

/// <summary>A visitor's bank.</summary>
public sealed class BankRow
{
    /// <summary>The bank's id, as the visitor's cookie carries it.</summary>
    public Guid Id { get; set; }

    /// <summary>Number of changes so far. Two writers that start from the same version cannot both succeed.</summary>
    public long Version { get; set; }

    /// <summary>When it was first changed.</summary>
    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>When it was last changed.</summary>
    public DateTimeOffset ChangedAt { get; set; }

    /// <summary>When somebody last opened it on a day without a change, to the day; null when nobody did.</summary>
    public DateTimeOffset? VisitedAt { get; set; }
}
