using System.Collections.Immutable;
using SymbolNet.Learning.Sampling;

namespace SymbolNet.Learning.Curation;

/// <summary>
/// The curation loop (active learning): a frozen network's outputs, a new head of one sigmoid unit on them, and rounds in which somebody is asked about a few drawings the head is unsure of and the head
/// learns, for one epoch as published or more, from everything labelled so far. Whoever answers pulls: <see cref="NextQuestions"/>, then <see cref="Answer"/> for each, in any order and at any time; a person at a page, a
/// terminal or the labels of a data set. The same seed and answers give the same loop. Holds nothing that must be freed. Not thread-safe.
/// (The published figures: odd or even digits, 49.8 % before and 98.6 % after 120 labels in 30 rounds.)
/// </summary>
public sealed class CurationSession
{
    /// <summary>The probability from which on the answer is yes.</summary>
    public const float Threshold = 0.5f;

    /// <summary>Bins of a round's histogram.</summary>
    public const int HistogramBins = 20;

    readonly FrozenOutputs pool;
    readonly CurationTest? test;
    readonly HashSet<int> asked;

    CurationSession(CurationState state, FrozenOutputs pool, CurationTest? test)
    {
        if (test is not null && test.Outputs.Width != pool.Width)
            throw new ArgumentException($"The pool has {pool.Width} outputs and the test {test.Outputs.Width}; they must be of the same network.", nameof(test));
        (State, this.pool, this.test) = (state, pool, test);
        asked = [.. state.Rounds.SelectMany(round => round.Answers).Select(answer => answer.Item), .. state.Questions.Select(question => question.Item)];
    }

    /// <summary>Begins a loop.</summary>
    /// <param name="pool">The drawings that may be asked about.</param>
    /// <param name="options">The numbers of the loop.</param>
    /// <param name="test">Other drawings with known answers, on which every round is measured; null for none.</param>
    /// <exception cref="InvalidInputException">A number is out of range.</exception>
    public static CurationSession Start(FrozenOutputs pool, CurationOptions options, CurationTest? test = null)
    {
        options.Validate();
        var session = new CurationSession(new(pool.Source, pool.Count, options, HeadTraining.First(pool.Width, options.Seed), [], [], []), pool, test);
        session.FinishRound(null);
        return session;
    }

    /// <summary>Goes on with a loop where it was left.</summary>
    /// <param name="state">Its state.</param>
    /// <param name="pool">The same drawings, seen by the same network.</param>
    /// <param name="test">Drawings to measure on; rounds done keep their figures.</param>
    /// <exception cref="InvalidInputException">The state belongs to other drawings or another network, or is damaged.</exception>
    public static CurationSession Resume(CurationState state, FrozenOutputs pool, CurationTest? test = null)
    {
        state.Options?.Validate();
        if (!state.IsWhole())
            throw new InvalidInputException("The state of this curation is damaged.");
        return state.Source == pool.Source && state.Drawings == pool.Count && state.Head.Values.Length == pool.Width + 1
            ? new(state, pool, test)
            : throw new InvalidInputException($"This curation was begun with {state.Source}; it cannot go on with {pool.Source}.");
    }

    /// <summary>Everything needed to go on later.</summary>
    public CurationState State { get; private set; }

    /// <summary>The rounds done; the first, number 0, is the head before it learned anything.</summary>
    public ImmutableArray<CurationRound> Rounds => State.Rounds;

    /// <summary>
    /// What is to be answered for the round to end: drawings never asked before, at random from the <see cref="UncertaintyBand"/>; where the band holds too few, those whose prediction is nearest to 0.5 beside
    /// it; and, where the options say so, a few of any. The same until they are answered. Fewer when the pool runs out, and none when it is used up.
    /// </summary>
    public ImmutableArray<CurationQuestion> NextQuestions() => [.. State.Questions.Where(question => State.Answers.All(answer => answer.Item != question.Item))];

    /// <summary>Takes an answer. With the last one of a round the head learns.</summary>
    /// <param name="item">The drawing, one of <see cref="NextQuestions"/>.</param>
    /// <param name="isYes">The answer; null when nobody can tell.</param>
    /// <returns>The round when this answer ended it, else null.</returns>
    /// <exception cref="InvalidInputException">The drawing is not asked about now: nothing is changed.</exception>
    public CurationRound? Answer(int item, bool? isYes)
    {
        var question = NextQuestions().FirstOrDefault(question => question.Item == item)
            ?? throw new InvalidInputException($"Drawing {item} is not asked about now{(NextQuestions() is { Length: > 0 } open ? $"; {string.Join(", ", open.Select(question => question.Item))} {(open.Length == 1 ? "is" : "are")}" : "")}.");
        State = State with { Answers = State.Answers.Add(new(item, question.Probability, isYes)) };
        return State.Answers.Length == State.Questions.Length ? FinishRound(Learn()) : null;
    }

    /// <summary>The head's answers so far: the probability of "yes", 0..1, for every drawing.</summary>
    /// <param name="outputs">What the same frozen network says of them.</param>
    public float[] Predict(FrozenOutputs outputs)
    {
        var predictions = new float[outputs.Count];
        for (var i = 0; i < predictions.Length; i++)
            predictions[i] = State.Head.Probability(outputs[i]);
        return predictions;
    }

    IEnumerable<CurationAnswer> Labelled => Rounds.SelectMany(round => round.Answers).Concat(State.Answers).Where(answer => answer.IsYes is not null);

    double? Learn()
    {
        var labelled = Labelled.ToArray();
        if (labelled.Length == 0)
            return null;
        var (head, loss, random) = (State.Head, 0.0, new SeededRandom(State.Options.Seed, RandomPurpose.Batches, Rounds.Length));
        for (var epoch = 0; epoch < State.Options.Epochs; epoch++)
        {
            random.Shuffle<CurationAnswer>(labelled);
            (head, loss) = HeadTraining.Epoch(head, Array.ConvertAll(labelled, answer => pool[answer.Item].ToArray()), Array.ConvertAll(labelled, answer => answer.IsYes!.Value), State.Options);
        }
        State = State with { Head = head };
        return loss;
    }

    CurationRound FinishRound(double? loss)
    {
        var poolPredictions = Predict(pool);
        var testPredictions = test is null ? null : Predict(test.Outputs);
        var histogram = new int[HistogramBins];
        foreach (var probability in testPredictions ?? poolPredictions)
            histogram[Math.Min((int)(probability * HistogramBins), HistogramBins - 1)]++;
        double? accuracy = testPredictions is null ? null : testPredictions.Index().Count(entry => entry.Item >= Threshold == test!.Answers[entry.Index]) / (double)testPredictions.Length;
        var round = new CurationRound(Rounds.Length, Labelled.Count(), State.Answers, loss, [.. State.Head.Weights], State.Head.Bias, accuracy, [.. histogram]);
        State = State with { Rounds = Rounds.Add(round), Questions = Choose(poolPredictions), Answers = [] };
        asked.UnionWith(State.Questions.Select(question => question.Item));
        return round;
    }

    ImmutableArray<CurationQuestion> Choose(float[] predictions)
    {
        var (band, random) = (UncertaintyBand.After(Rounds.Length), new SeededRandom(State.Options.Seed, RandomPurpose.Questions, Rounds.Length));
        var (free, doubted) = (Enumerable.Range(0, pool.Count).Where(item => !asked.Contains(item)).ToArray(), State.Options.Questions - State.Options.RandomQuestions);
        var unsure = Array.FindAll(free, item => band.Contains(predictions[item]));
        var chosen = random.Choose(unsure, Math.Min(doubted, unsure.Length)).ToList();
        // Only where the band is used up is anything beside it taken.
        chosen.AddRange(free.Where(item => !band.Contains(predictions[item])).OrderBy(item => MathF.Abs(predictions[item] - Threshold)).ThenBy(item => item).Take(doubted - chosen.Count));
        var others = free.Except(chosen).ToArray();
        chosen.AddRange(random.Choose(others, Math.Min(State.Options.RandomQuestions, others.Length)));
        return [.. chosen.Select(item => new CurationQuestion(item, predictions[item]))];
    }
}
