namespace SymbolNet.Learning.Data.Procedural;

/// <summary>How a stroke lies to an earlier one of its character.</summary>
enum StrokeRelation
{
    /// <summary>It is the first.</summary>
    First,

    /// <summary>A point of it lies on a point of the earlier one.</summary>
    Attached,

    /// <summary>It stands beside all earlier ones.</summary>
    Beside,
}
