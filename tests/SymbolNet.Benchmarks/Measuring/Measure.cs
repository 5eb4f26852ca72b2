namespace SymbolNet.Benchmarks.Measuring;

/// <summary>One line of the table.</summary>
/// <param name="Name">What was measured.</param>
/// <param name="Value">How much.</param>
/// <param name="Unit">Of what; may add what belongs to the number, such as how far it may be off.</param>
/// <param name="Limit">What it may be at most; null where nothing is promised.</param>
sealed record Measure(string Name, double Value, string Unit, double? Limit = null)
{
    /// <summary>False when a promise is broken; a value that is no number breaks it.</summary>
    public bool IsWithinLimit => Limit is null || Value <= Limit;
}
