namespace SymbolNet.Learning.Losses;

/// <summary>What the margin of a margin softmax is taken from.</summary>
public enum SoftmaxMargin
{
    /// <summary>The cosine: cos θ - m (CosFace; Wang et al., 2018).</summary>
    Cosine,

    /// <summary>The angle: cos(θ + m), m in radians (ArcFace; Deng et al., 2019).</summary>
    Angular,
}
