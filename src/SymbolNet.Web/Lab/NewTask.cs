using SymbolNet.Learning.Curation;

namespace SymbolNet.Web.Lab;

/// <summary>
/// One visitor's go at teaching the model a new task: the curation loop over the shared drawings. The network stays as it is; eleven numbers are learned. Not thread-safe: one call at a time, on whatever
/// thread; the page keeps the calls off its own, because a round is some milliseconds of arithmetic with tensors.
/// </summary>
public sealed class NewTask
{
    /// <summary>Questions of a round.</summary>
    public const int QuestionsPerRound = 4;

    readonly CurationSession session;

    /// <summary>Begins.</summary>
    /// <param name="pool">The drawings.</param>
    /// <param name="question">What is asked.</param>
    /// <param name="seed">The same seed and answers give the same course.</param>
    public NewTask(DigitPool pool, TaskQuestion question, long seed)
    {
        (Pool, Question) = (pool, question);
        session = CurationSession.Start(pool.AskedOutputs, Loop(seed), new CurationTest(pool.HeldOutOutputs, [.. pool.HeldOut.Select(one => question.IsYes(one.Digit))]));
        Questions = [.. session.NextQuestions()];
    }

    /// <summary>The drawings.</summary>
    public DigitPool Pool { get; }

    /// <summary>What is asked.</summary>
    public TaskQuestion Question { get; }

    /// <summary>What is to be answered for the round to end; none when every drawing has been asked about.</summary>
    public IReadOnlyList<CurationQuestion> Questions { get; private set; }

    /// <summary>The rounds done; the first, number 0, is before anything was learned.</summary>
    public IReadOnlyList<CurationRound> Rounds => session.Rounds;

    /// <summary>Answers given so far, those that nobody could tell included.</summary>
    public int Answered => Rounds.Sum(round => round.Answers.Length);

    /// <summary>Answers all questions of the round; the head learns.</summary>
    /// <param name="answers">For each of <see cref="Questions"/>, in their order: yes, no, or null where nobody can tell.</param>
    public void Answer(IReadOnlyList<bool?> answers)
    {
        foreach (var (question, answer) in Questions.Zip(answers)) session.Answer(question.Item, answer);
        Questions = [.. session.NextQuestions()];
    }

    // A person has the patience for fifteen rounds. Asking only where the head is unsure, it would ask about one digit again and again and never meet another that it is sure and wrong about: of 40 seeds, 30
    // got beyond 95 % with one question of any drawing, 37 with two.
    static CurationOptions Loop(long seed) => new() { Questions = QuestionsPerRound, RandomQuestions = QuestionsPerRound / 2, Epochs = 8, Seed = seed };
}
