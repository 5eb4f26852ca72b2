namespace SymbolNet.Web.Storage;

/// <summary>The one-time link that makes the first administrator. Only its hash is kept: whoever reads the database cannot use it.</summary>
public sealed class SetupLinkRow
{
    /// <summary>SHA-256 of the link's secret.</summary>
    public byte[] TokenHash { get; set; } = [];

    /// <summary>When it was made.</summary>
    public DateTimeOffset CreatedAt { get; set; }
}
