namespace SymbolNet.Learning.Networks;

/// <summary>How <see cref="PairEvaluator"/> looks at two embeddings.</summary>
public enum CompareMode
{
    /// <summary>At their signed difference.</summary>
    Subtract,

    /// <summary>At both, one behind the other; doubles the first linear layers.</summary>
    Concatenate,
}
