namespace SymbolNet.Learning.Reports;

/// <summary>A number worth seeing first.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Value">The number with its unit.</param>
/// <param name="Note">How sure it is, or what it compares to; null for nothing.</param>
public sealed record KeyFigure(string Name, string Value, string? Note = null);
