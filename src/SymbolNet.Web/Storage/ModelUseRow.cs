namespace SymbolNet.Web.Storage;

/// <summary>Somebody put a model to work. The latest that was switched to answers every visitor; without any it is the model the server was started with.</summary>
public sealed class ModelUseRow
{
    /// <summary>Row number; later ones count.</summary>
    public long Id { get; set; }

    /// <summary>Which model.</summary>
    public string ModelId { get; set; } = "";

    /// <summary>Who asked for it.</summary>
    public Guid AskedBy { get; set; }

    /// <summary>When.</summary>
    public DateTimeOffset AskedAt { get; set; }

    /// <summary>When every bank was embedded anew and the model took over; null until then.</summary>
    public DateTimeOffset? SwitchedAt { get; set; }

    /// <summary>Why it could not take over, in plain words.</summary>
    public string? Problem { get; set; }
}
