namespace SymbolNet.Web.Storage;

/// <summary>Somebody agrees that models learn from the drawings of their bank. Without a row, they do not. The bank itself may have no row yet.</summary>
public sealed class TrainingConsentRow
{
    /// <summary>Whose bank.</summary>
    public Guid BankId { get; set; }

    /// <summary>Since when.</summary>
    public DateTimeOffset GivenAt { get; set; }
}
