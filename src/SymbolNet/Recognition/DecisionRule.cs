using System.Collections.Immutable;
using SymbolNet.Memory;

namespace SymbolNet.Recognition;

/// <summary>
/// How similarities become an answer: an open-set softmax. With s the score of a category, P(category) = exp(s/T) / (Σ exp(s/T) + exp(u/T)); the last term is "none of these".
/// Temperature T and unknown level u are fitted by maximum likelihood on alphabets the model never saw and stored with the model; they are not guessed. Immutable, thread-safe.
/// </summary>
public sealed record DecisionRule
{
    /// <summary>T: how sharply similarity turns into probability; above 0.</summary>
    public float Temperature { get; init; } = 0.05f;

    /// <summary>u: the score that "none of these" has.</summary>
    public float UnknownLevel { get; init; } = 0.6f;

    /// <summary>Share of the prototype in the score of a category: s = (1 - w) · best exemplar + w · prototype; 0..1.</summary>
    public float PrototypeWeight { get; init; } = 0.5f;

    /// <summary>From this probability on the answer is one category.</summary>
    public float ConfidentFrom { get; init; } = 0.8f;

    /// <summary>From this probability of "none of these" on the answer is unknown.</summary>
    public float UnknownFrom { get; init; } = 0.5f;

    /// <summary>Ranks the matches of a search and says how sure the answer is.</summary>
    public RankedCandidates Decide(ImmutableArray<CategoryMatch> matches) => throw new NotImplementedException();
}
