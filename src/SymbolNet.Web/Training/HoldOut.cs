namespace SymbolNet.Web.Training;

/// <summary>What a training keeps away to be measured on.</summary>
public enum HoldOut
{
    /// <summary>Some whole alphabets: says how well it learns what it never saw.</summary>
    Alphabets,

    /// <summary>Alphabets that are named.</summary>
    Named,

    /// <summary>Some drawings of every character.</summary>
    Drawings,

    /// <summary>Nothing.</summary>
    Nothing,
}
