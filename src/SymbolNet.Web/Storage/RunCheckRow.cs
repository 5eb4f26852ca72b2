namespace SymbolNet.Web.Storage;

/// <summary>What was measured on what a run holds out, at one step.</summary>
public sealed class RunCheckRow
{
    /// <summary>Which run.</summary>
    public Guid RunId { get; set; }

    /// <summary>After which step.</summary>
    public long Step { get; set; }

    /// <summary>The measure that decides, as a fraction.</summary>
    public double Accuracy { get; set; }

    /// <summary>Whether these were the best weights so far.</summary>
    public bool IsBest { get; set; }
}
