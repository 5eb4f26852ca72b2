namespace SymbolNet.Web.Storage;

/// <summary>One line of a run's log. Only the last ones are kept.</summary>
public sealed class RunLineRow
{
    /// <summary>Row number; lines sort by it.</summary>
    public long Id { get; set; }

    /// <summary>Which run.</summary>
    public Guid RunId { get; set; }

    /// <summary>When it was said.</summary>
    public DateTimeOffset At { get; set; }

    /// <summary>What was said.</summary>
    public string Text { get; set; } = "";
}
