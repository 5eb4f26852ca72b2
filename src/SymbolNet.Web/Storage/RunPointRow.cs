namespace SymbolNet.Web.Storage;

/// <summary>One point of a run's curves: all reports of one stretch of its steps together. A run has a limited number of them, however long it lasts.</summary>
public sealed class RunPointRow
{
    /// <summary>Which run.</summary>
    public Guid RunId { get; set; }

    /// <summary>The stretch of steps, from 0.</summary>
    public int Stretch { get; set; }

    /// <summary>The last step that was reported.</summary>
    public long Step { get; set; }

    /// <summary>Number of reports.</summary>
    public int Reports { get; set; }

    /// <summary>Mean loss.</summary>
    public double Loss { get; set; }

    /// <summary>Learning rate of the last step.</summary>
    public double LearningRate { get; set; }

    /// <summary>Mean of the pictures trained per second.</summary>
    public double PicturesPerSecond { get; set; }
}
