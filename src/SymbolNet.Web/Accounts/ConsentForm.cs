namespace SymbolNet.Web.Accounts;

/// <summary>What the form about training sends.</summary>
public sealed class ConsentForm
{
    /// <summary>Whether the box is ticked; browsers send nothing for one that is not.</summary>
    public bool Agrees { get; set; }
}
