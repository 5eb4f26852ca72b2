namespace SymbolNet.Learning.Sampling;

/// <summary>How often each class is drawn.</summary>
public enum ClassSampling
{
    /// <summary>Every class as often.</summary>
    Uniform,

    /// <summary>Each class as often as it has drawings.</summary>
    Proportional,

    /// <summary>With given probabilities.</summary>
    Custom,
}
