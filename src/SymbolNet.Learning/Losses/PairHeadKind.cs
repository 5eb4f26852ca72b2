using SymbolNet.Learning.Networks;

namespace SymbolNet.Learning.Losses;

/// <summary>Who judges pairs.</summary>
public enum PairHeadKind
{
    /// <summary>A value-by-value comparison and one linear layer: <see cref="PairComparison"/>.</summary>
    Comparison,

    /// <summary>SymbolNet's small network over the parts of the embeddings: <see cref="PairEvaluator"/>.</summary>
    Evaluator,
}
