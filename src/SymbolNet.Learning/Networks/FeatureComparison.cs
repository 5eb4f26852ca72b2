namespace SymbolNet.Learning.Networks;

/// <summary>How <see cref="PairComparison"/> makes one vector of two embeddings of d values.</summary>
public enum FeatureComparison
{
    /// <summary>|f1 - f2|: d values.</summary>
    AbsoluteDifference,

    /// <summary>(f1 - f2)²: d values.</summary>
    SquaredDifference,

    /// <summary>f1 · f2, value by value: d values.</summary>
    Product,

    /// <summary>f1 and then f2: 2d values. The only one that depends on the order.</summary>
    Concatenation,

    /// <summary>The cosine of the angle between them: 1 value.</summary>
    Cosine,
}
