namespace SymbolNet.Learning.Curation;

/// <summary>The numbers of a curation loop; the defaults are the published ones of the transfer learning demo, but for the epochs.</summary>
public sealed record CurationOptions
{
    /// <summary>Questions of a round.</summary>
    public int Questions { get; init; } = 4;

    /// <summary>
    /// How many of them are about any drawing not asked yet, whatever the head says of it; 0 as published. A head can be wrong about a whole class without doubting it, and then the band asks late or
    /// never; such questions meet it by chance. As many as <see cref="Questions"/> is the plain alternative to active learning.
    /// </summary>
    public int RandomQuestions { get; init; }

    /// <summary>
    /// Epochs of a round over everything labelled; 1 was published. That is 30 steps of Adam in 30 rounds: a weight that begins on the wrong side and meets its first label late may not get across, so that one
    /// class in ten stays wrong; with 2 that is rare.
    /// </summary>
    public int Epochs { get; init; } = 2;

    /// <summary>Learning rate of Adam, which has its usual other numbers and goes on from round to round.</summary>
    public double LearningRate { get; init; } = 0.1;

    /// <summary>Drawings per step; an epoch over fewer labels is one step.</summary>
    public int Batch { get; init; } = 128;

    /// <summary>Seed of the head's first weights, of the choice of questions and of the order of learning.</summary>
    public long Seed { get; init; } = 1;

    /// <summary>Throws when the numbers make no loop.</summary>
    /// <exception cref="InvalidInputException">A number is out of range; the sentence names it.</exception>
    public void Validate()
    {
        if (Questions is < 1 or > 1000)
            throw new InvalidInputException($"A round asks 1 to 1000 questions, not {Questions}.");
        if (RandomQuestions < 0 || RandomQuestions > Questions)
            throw new InvalidInputException($"Of {Questions} questions 0 to {Questions} can be random, not {RandomQuestions}.");
        if (Epochs is < 1 or > 1000)
            throw new InvalidInputException($"A round learns for 1 to 1000 epochs, not {Epochs}.");
        if (!(LearningRate is > 0 and < 10))
            throw new InvalidInputException($"The learning rate must lie between 0 and 10, not {LearningRate}.");
        if (Batch < 1)
            throw new InvalidInputException($"A step learns from at least one drawing, not {Batch}.");
    }
}
