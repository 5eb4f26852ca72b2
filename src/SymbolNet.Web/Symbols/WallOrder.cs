namespace SymbolNet.Web.Symbols;

/// <summary>How the wall of symbols is sorted.</summary>
public enum WallOrder
{
    /// <summary>Taught last comes first; starter symbols after all others.</summary>
    Recent,

    /// <summary>By name.</summary>
    Name,

    /// <summary>Most drawings first.</summary>
    Count,
}
