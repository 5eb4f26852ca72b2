namespace SymbolNet.Web.Storage;

/// <summary>One change of a bank, with what is needed to take it back.</summary>
public sealed class ChangeRow
{
    /// <summary>Names the change.</summary>
    public Guid Id { get; set; }

    /// <summary>Whose bank.</summary>
    public Guid BankId { get; set; }

    /// <summary>When it was made.</summary>
    public DateTimeOffset At { get; set; }

    /// <summary>What was done, as a sentence.</summary>
    public string Summary { get; set; } = "";

    /// <summary>The steps it consists of, as JSON (see <see cref="Memory.ChangeSteps"/>).</summary>
    public string Steps { get; set; } = "";

    /// <summary>True once it was taken back.</summary>
    public bool Undone { get; set; }
}
