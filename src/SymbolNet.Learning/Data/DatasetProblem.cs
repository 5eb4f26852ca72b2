namespace SymbolNet.Learning.Data;

/// <summary>A file of a data set that was left out because it cannot be used.</summary>
/// <param name="Path">The file, as the data set names it.</param>
/// <param name="Sentence">What is wrong with it, in one sentence for a person.</param>
public sealed record DatasetProblem(string Path, string Sentence);
