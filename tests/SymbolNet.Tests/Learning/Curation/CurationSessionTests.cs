using System.Text.Json;
using SymbolNet.Learning.Checkpoints;
using SymbolNet.Learning.Curation;

namespace SymbolNet.Tests.Learning.Curation;

public sealed class CurationSessionTests : IDisposable
{
    readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    static string Json(CurationSession session) => JsonSerializer.Serialize(session.State, ModelDescription.Json);

    [Fact]
    public void From_chance_to_nearly_always_right_with_120_labels()
    {
        var pool = MadeOutputs.Create(3000, 1);
        var test = MadeOutputs.Test(1000, 2, mistaken: 0);
        foreach (var seed in new[] { 1, 2, 3 })
        {
            var session = MadeOutputs.Run(CurationSession.Start(pool, new() { Seed = seed }, test), 30);
            Assert.Equal((31, 120), (session.Rounds.Length, session.Rounds[^1].Labels));
            Assert.InRange(session.Rounds[0].Accuracy!.Value, 0.1, 0.9);
            Assert.InRange(session.Rounds[^1].Accuracy!.Value, 0.98, 1);
            Assert.True(session.Rounds[^1].Loss < session.Rounds[1].Loss);
        }
    }

    [Fact]
    public void Accuracy_histogram_and_weights_are_those_of_the_predictions()
    {
        var test = MadeOutputs.Test(200, 2);
        var session = MadeOutputs.Run(CurationSession.Start(MadeOutputs.Create(300, 1), new(), test), 5);
        var predictions = session.Predict(test.Outputs);
        var last = session.Rounds[^1];
        Assert.Equal(predictions.Index().Count(entry => entry.Item >= 0.5f == MadeOutputs.IsOdd(entry.Index)) / 200.0, last.Accuracy);
        Assert.Equal(200, last.Histogram.Sum());
        for (var bin = 0; bin < CurationSession.HistogramBins; bin++)
            Assert.Equal(predictions.Count(probability => Math.Min((int)(probability * 20), 19) == bin), last.Histogram[bin]);
        Assert.Equal(MadeOutputs.Classes, last.Weights.Length);
        var logit = last.Bias + last.Weights.Zip(test.Outputs[7].ToArray(), (weight, output) => weight * output).Sum();
        Assert.Equal(1 / (1 + MathF.Exp(-logit)), predictions[7], 1e-5f);
        var without = CurationSession.Start(MadeOutputs.Create(300, 1), new());
        Assert.Null(without.Rounds[0].Accuracy);
        Assert.Equal(300, without.Rounds[0].Histogram.Sum());
    }

    [Fact]
    public void Questions_come_from_the_band_and_never_twice()
    {
        var session = CurationSession.Start(MadeOutputs.Create(2000, 1), new() { Questions = 5 });
        var asked = new HashSet<int>();
        for (var round = 0; round < 25; round++)
        {
            var band = UncertaintyBand.After(round);
            var predictions = session.Predict(MadeOutputs.Create(2000, 1));
            var questions = session.NextQuestions();
            Assert.Equal(questions.AsEnumerable(), session.NextQuestions());
            Assert.Equal(5, questions.Length);
            var free = predictions.Index().Where(entry => !asked.Contains(entry.Index)).ToArray();
            var inside = free.Count(entry => band.Contains(entry.Item));
            Assert.Equal(Math.Min(5, inside), questions.Count(question => band.Contains(predictions[question.Item])));
            // Beside the band, the nearest to even.
            var farthest = questions.Where(question => !band.Contains(question.Probability)).Select(question => Math.Abs(question.Probability - 0.5f)).DefaultIfEmpty(0).Max();
            Assert.Equal(Math.Max(0, 5 - inside), free.Count(entry => !band.Contains(entry.Item) && Math.Abs(entry.Item - 0.5f) <= farthest));
            foreach (var question in questions)
            {
                Assert.True(asked.Add(question.Item));
                Assert.Equal(predictions[question.Item], question.Probability);
                session.Answer(question.Item, MadeOutputs.IsOdd(question.Item));
            }
            Assert.Equal(inside >= 5 ? 5 : inside, session.Rounds[^1].InBand);
        }
    }

    [Fact]
    public void An_empty_band_asks_the_nearest_and_a_used_up_pool_nothing()
    {
        // All drawings alike: after a few answers nothing is left in the narrow band.
        var pool = new FrozenOutputs("alike", [.. Enumerable.Range(0, 50).Select(_ => new[] { 1f, 2f })]);
        var session = CurationSession.Start(pool, new() { Questions = 4 });
        while (session.NextQuestions() is [var next, ..])
            session.Answer(next.Item, true);
        Assert.Contains(session.Rounds, round => round.Answers.Length == 4 && round.InBand == 0);
        Assert.Equal(Enumerable.Range(0, 50), session.Rounds.SelectMany(round => round.Answers).Select(answer => answer.Item).Order());
        Assert.Equal((14, 2, 50), (session.Rounds.Length, session.Rounds[^1].Answers.Length, session.Rounds[^1].Labels));
    }

    [Fact]
    public void A_class_the_head_does_not_doubt_is_found_by_random_questions()
    {
        // Of two kinds of drawings the head doubts one and is sure of the other, and nobody tells it more: once the band is narrow, the other is asked about by chance alone.
        var pool = new FrozenOutputs("sure", [.. Enumerable.Range(0, 1000).Select(i => i % 2 == 0 ? new[] { 0f, 0.5f } : [0f, 30f])]);
        int Asked(int atRandom, long seed)
        {
            var session = CurationSession.Start(pool, new() { RandomQuestions = atRandom, Seed = seed });
            for (var i = 0; i < 40; i++)
                session.Answer(session.NextQuestions()[0].Item, null);
            var before = session.Rounds.Sum(round => round.Answers.Count(answer => answer.Item % 2 == 1));
            for (var i = 0; i < 40; i++)
                session.Answer(session.NextQuestions()[0].Item, null);
            return session.Rounds.Sum(round => round.Answers.Count(answer => answer.Item % 2 == 1)) - before;
        }

        Assert.Equal(0, Asked(0, 1));
        Assert.InRange(Asked(1, 1), 1, 9);
        Assert.InRange(Asked(4, 1), 10, 30);
    }

    [Fact]
    public void Every_epoch_of_a_round_is_a_step_more()
    {
        long Steps(int epochs) => MadeOutputs.Run(CurationSession.Start(MadeOutputs.Create(100, 1), new() { Epochs = epochs }), 5).State.Head.Steps;
        Assert.Equal((5, 15), (Steps(1), Steps(3)));
    }

    [Fact]
    public void Answers_may_come_in_any_order_and_only_to_what_is_asked()
    {
        var pool = MadeOutputs.Create(200, 1);
        var (forwards, backwards) = (CurationSession.Start(pool, new()), CurationSession.Start(pool, new()));
        var questions = forwards.NextQuestions();
        Assert.Null(forwards.Answer(questions[0].Item, true));
        Assert.Equal(questions.Skip(1), forwards.NextQuestions());
        var again = Assert.Throws<InvalidInputException>(() => forwards.Answer(questions[0].Item, false));
        Assert.Contains("not asked about now", again.Message, StringComparison.Ordinal);
        Assert.Equal(3, forwards.NextQuestions().Length);
        forwards.Answer(questions[1].Item, false);
        forwards.Answer(questions[2].Item, true);
        Assert.Equal(1, forwards.Answer(questions[3].Item, true)!.Number);
        foreach (var i in new[] { 3, 2, 1, 0 })
            backwards.Answer(questions[i].Item, i != 1);
        for (var i = 0; i < MadeOutputs.Classes; i++)
            Assert.Equal(forwards.Rounds[1].Weights[i], backwards.Rounds[1].Weights[i], 1e-5f);
    }

    [Fact]
    public void Who_cannot_tell_teaches_nothing()
    {
        var session = CurationSession.Start(MadeOutputs.Create(100, 1), new());
        var asked = session.NextQuestions();
        foreach (var question in asked)
            session.Answer(question.Item, null);
        Assert.Equal(0, session.Rounds[^1].Labels);
        Assert.Null(session.Rounds[^1].Loss);
        Assert.Equal(session.Rounds[0].Weights.AsEnumerable(), session.Rounds[1].Weights);
        Assert.Empty(asked.Select(question => question.Item).Intersect(session.NextQuestions().Select(question => question.Item)));
    }

    [Fact]
    public void The_seed_decides_everything()
    {
        string Weights(long seed) => Json(MadeOutputs.Run(CurationSession.Start(MadeOutputs.Create(300, 1), new() { Seed = seed, Batch = 8 }), 6));
        Assert.Equal(Weights(1), Weights(1));
        Assert.NotEqual(Weights(1), Weights(2));
    }

    [Fact]
    public void A_saved_loop_goes_on_as_if_it_had_never_stopped()
    {
        var (pool, test, options) = (MadeOutputs.Create(400, 1), MadeOutputs.Test(100, 2), new CurationOptions { Seed = 3, Batch = 8 });
        var unbroken = MadeOutputs.Run(CurationSession.Start(pool, options, test), 8);
        var first = MadeOutputs.Run(CurationSession.Start(pool, options, test), 4);
        // In the middle of a round.
        var open = first.NextQuestions();
        first.Answer(open[0].Item, MadeOutputs.IsOdd(open[0].Item));
        first.State.Write(folder["state.json"]);
        var second = CurationSession.Resume(CurationState.Read(folder["state.json"]), pool, test);
        Assert.Equal(open.Skip(1), second.NextQuestions());
        Assert.Equal(Json(unbroken), Json(MadeOutputs.Run(second, 8)));
    }

    [Fact]
    public void A_state_goes_on_only_with_its_own_drawings()
    {
        var session = CurationSession.Start(MadeOutputs.Create(100, 1), new());
        Assert.Contains("made outputs 2", Assert.Throws<InvalidInputException>(() => CurationSession.Resume(session.State, MadeOutputs.Create(100, 2))).Message, StringComparison.Ordinal);
        Assert.Throws<InvalidInputException>(() => CurationSession.Resume(session.State, MadeOutputs.Create(99, 1)));
        Assert.Throws<ArgumentException>(() => CurationSession.Start(new FrozenOutputs("other", [[1f]]), new(), MadeOutputs.Test(10, 1)));
    }

    [Theory]
    [InlineData("", "no state")]
    [InlineData("{}", "no state")]
    [InlineData("[1]", "no state")]
    [InlineData("""{"format":2}""", "no state")]
    public void What_is_no_state_is_refused(string text, string why)
    {
        File.WriteAllText(folder["state.json"], text);
        Assert.Contains(why, Assert.Throws<InvalidInputException>(() => CurationState.Read(folder["state.json"])).Message, StringComparison.Ordinal);
        Assert.Throws<InvalidInputException>(() => CurationState.Read(folder["nowhere.json"]));
    }

    [Fact]
    public void A_damaged_state_is_refused_before_anything_is_lost()
    {
        var state = MadeOutputs.Run(CurationSession.Start(MadeOutputs.Create(100, 1), new()), 2).State;
        CurationState[] damaged =
        [
            state with { Head = state.Head with { Averages = [] } }, state with { Rounds = [] }, state with { Rounds = default }, state with { Drawings = 3 }, state with { Rounds = state.Rounds.RemoveAt(0) },
            state with { Answers = [new(99, 0.5f, true)], Questions = [] }, state with { Head = null! },
        ];
        foreach (var broken in damaged)
            Assert.Throws<InvalidInputException>(() => CurationSession.Resume(broken, MadeOutputs.Create(100, 1)));
    }

    [Fact]
    public void Numbers_out_of_range_are_refused()
    {
        foreach (var options in new CurationOptions[] { new() { Questions = 0 }, new() { LearningRate = 0 }, new() { LearningRate = double.NaN }, new() { Batch = 0 }, new() { RandomQuestions = 5 }, new() { RandomQuestions = -1 }, new() { Epochs = 0 } })
            Assert.Throws<InvalidInputException>(() => CurationSession.Start(MadeOutputs.Create(10, 1), options));
    }
}
