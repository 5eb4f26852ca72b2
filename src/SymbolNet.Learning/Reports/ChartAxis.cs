namespace SymbolNet.Learning.Reports;

/// <summary>An axis of a chart.</summary>
/// <param name="Title">What it measures, with its unit.</param>
public sealed record ChartAxis(string Title)
{
    /// <summary>Equal factors are equal lengths; numbers that are not above 0 are left out.</summary>
    public bool IsLogarithmic { get; init; }

    /// <summary>The numbers are shares 0..1 and are shown as percent.</summary>
    public bool IsShare { get; init; }

    /// <summary>The least number shown; by the data when null.</summary>
    public double? From { get; init; }

    /// <summary>The greatest number shown; by the data when null.</summary>
    public double? To { get; init; }
}
