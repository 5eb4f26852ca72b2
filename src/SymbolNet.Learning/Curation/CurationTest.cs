namespace SymbolNet.Learning.Curation;

/// <summary>Drawings that are never asked or learned from, with the right answers, on which every round is measured. Immutable.</summary>
public sealed record CurationTest
{
    /// <summary>Puts drawings and answers together.</summary>
    /// <param name="outputs">What the frozen network says of the drawings.</param>
    /// <param name="answers">Whether each is a "yes".</param>
    /// <exception cref="ArgumentException">There are not as many answers as drawings.</exception>
    public CurationTest(FrozenOutputs outputs, IReadOnlyList<bool> answers)
    {
        if (outputs.Count != answers.Count)
            throw new ArgumentException($"{outputs.Count} drawings need as many answers, not {answers.Count}.", nameof(answers));
        (Outputs, Answers) = (outputs, answers);
    }

    /// <summary>What the frozen network says of the drawings.</summary>
    public FrozenOutputs Outputs { get; }

    /// <summary>Whether each is a "yes".</summary>
    public IReadOnlyList<bool> Answers { get; }
}
