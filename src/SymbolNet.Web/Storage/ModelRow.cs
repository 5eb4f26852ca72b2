namespace SymbolNet.Web.Storage;

/// <summary>A model this server has beside the shipped one. Its files lie in the data folder, below models, under its id.</summary>
public sealed class ModelRow
{
    /// <summary>The model's id: its name and the beginning of its weights' SHA-256.</summary>
    public string Id { get; set; } = "";

    /// <summary>The run that made it; null for one that was uploaded, and when the run is gone.</summary>
    public Guid? RunId { get; set; }

    /// <summary>Who brought it.</summary>
    public Guid CreatedBy { get; set; }

    /// <summary>When it came.</summary>
    public DateTimeOffset CreatedAt { get; set; }
}
