namespace SymbolNet.Evaluation;

/// <summary>The answers of about the same confidence.</summary>
/// <param name="Confidence">Their mean confidence 0..1; NaN when there is none.</param>
/// <param name="Accuracy">How many of them were right.</param>
public readonly record struct CalibrationBin(double Confidence, Accuracy Accuracy);
