namespace SymbolNet.Web.Storage;

/// <summary>What one model makes of one drawing. Can be computed again at any time.</summary>
public sealed class EmbeddingRow
{
    /// <summary>Whose bank.</summary>
    public Guid BankId { get; set; }

    /// <summary>The drawing.</summary>
    public Guid ExemplarId { get; set; }

    /// <summary>The model.</summary>
    public string ModelId { get; set; } = "";

    /// <summary>The unit vector as little-endian 32-bit floats, so that a restart changes no answer.</summary>
    public byte[] Vector { get; set; } = [];
}
