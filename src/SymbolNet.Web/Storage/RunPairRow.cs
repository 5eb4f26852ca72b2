namespace SymbolNet.Web.Storage;

/// <summary>One of the few fixed pairs of drawings by which people see a run learn, with the score that the model gives it now.</summary>
public sealed class RunPairRow
{
    /// <summary>Which run.</summary>
    public Guid RunId { get; set; }

    /// <summary>Its place among the run's pairs, from 0.</summary>
    public int Place { get; set; }

    /// <summary>One drawing, a small PNG picture.</summary>
    public byte[] One { get; set; } = [];

    /// <summary>The other drawing, a small PNG picture.</summary>
    public byte[] Other { get; set; } = [];

    /// <summary>What both are, in a few words.</summary>
    public string Caption { get; set; } = "";

    /// <summary>Whether they are drawings of one character.</summary>
    public bool AreSame { get; set; }

    /// <summary>Whether it was chosen because it is hard to tell.</summary>
    public bool IsHard { get; set; }

    /// <summary>Whether the drawings are kept away from training.</summary>
    public bool IsHeldOut { get; set; }

    /// <summary>How alike the model found them when it was first asked, 0 to 1.</summary>
    public double FirstScore { get; set; }

    /// <summary>How alike the model finds them now, 0 to 1.</summary>
    public double Score { get; set; }

    /// <summary>After which step.</summary>
    public long Step { get; set; }
}
