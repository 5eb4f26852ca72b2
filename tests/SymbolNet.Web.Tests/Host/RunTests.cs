using Microsoft.Extensions.DependencyInjection;
using SymbolNet.Web.Models;
using SymbolNet.Web.Storage;
using SymbolNet.Web.Training;

namespace SymbolNet.Web.Tests.Host;

/// <summary>Runs are rows that a worker works on: they are paused, resumed, cancelled and tried again, and outlive the process and the app.</summary>
public sealed class RunTests : IDisposable
{
    static readonly Guid Somebody = Guid.NewGuid();

    readonly DataPlace place = new();
    readonly FakeTraining training;
    AppHost host;

    public RunTests()
    {
        training = new FakeTraining(place);
        host = training.Start(place);
    }

    public void Dispose()
    {
        host.Dispose();
        place.Dispose();
    }

    Runs Runs => host.Services.GetRequiredService<Runs>();

    Task<RunRow> ReachAsync(Guid run, RunState state) => FakeTraining.ReachAsync(host, run, state);

    [Fact]
    public async Task A_run_becomes_curves_a_log_and_a_model()
    {
        var told = 0;
        using var watching = Runs.Watch(_ => Interlocked.Increment(ref told));
        var id = await Runs.QueueAsync(FakeTraining.Plan, Somebody);
        var run = await ReachAsync(id, RunState.Finished);

        Assert.Equal((40, 40, 0.75, 0.75), (run.Step, run.Steps, run.Accuracy, run.BestAccuracy));
        Assert.NotNull(run.EndedAt);
        var picture = (await Runs.LookAsync(id))!;
        Assert.Equal(40, picture.Points.Count);
        Assert.Equal(Enumerable.Range(0, 40), picture.Points.Select(point => point.Stretch));
        Assert.Equal((40, 1, 0.01, 500), (picture.Points[^1].Step, picture.Points[^1].Loss, picture.Points[^1].LearningRate, picture.Points[^1].PicturesPerSecond));
        Assert.Equal((40, 0.75, true), picture.Checks.Select(check => (check.Step, check.Accuracy, check.IsBest)).Single());
        Assert.Contains(picture.Lines, line => line.Text == "step 0/40");
        Assert.Equal(5, (await Runs.LookAsync(id, 35))!.Points.Count);
        Assert.True(told > 40);

        Assert.NotNull(run.ModelId);
        Assert.Contains(await host.Services.GetRequiredService<ModelShelf>().AllAsync(), card => card.Id == run.ModelId && card.Origin == ModelOrigin.Trained && card.RunId == id);
        Assert.Contains("--stop-with-input", training.Calls[0], StringComparison.Ordinal);
        Assert.Contains("--hold-out 0.5", training.Calls[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_pairs_are_scored_again_and_again_also_after_a_pause()
    {
        training.Tell("hold");
        var id = await Runs.QueueAsync(FakeTraining.Plan, Somebody);
        await Eventually.TrueAsync(async () => (await Runs.LookAsync(id))!.Checks.Count == 1);
        var pairs = (await Runs.LookAsync(id))!.Pairs;
        // Scores that fit no pairs were left alone.
        Assert.Equal([(0.9, 0.95, 40, true), (0.8, 0.15, 40, false)], pairs.Select(pair => (pair.FirstScore, pair.Score, pair.Step, pair.AreSame)));
        Assert.True(pairs[0].IsHard && pairs[0].IsHeldOut);
        Assert.Equal("a of Latin", pairs[0].Caption);
        await Runs.PauseAsync(id);
        await ReachAsync(id, RunState.Paused);
        training.Tell("hold", false);
        await Runs.ResumeAsync(id);
        await ReachAsync(id, RunState.Finished);
        Assert.Equal([0.9, 0.8], (await Runs.LookAsync(id))!.Pairs.Select(pair => pair.FirstScore));

        // A picture that is none of ours is not kept.
        var journal = host.Services.GetRequiredService<RunJournal>();
        var large = Convert.ToBase64String(new byte[20_000]);
        await journal.TakeAsync(id, $$"""{"kind":"scored","step":0,"steps":40,"pairs":[{"one":"{{large}}","other":"","caption":"","areSame":true,"isHard":false}],"pairScores":[0.5]}""");
        await journal.TakeAsync(id, """{"kind":"scored","step":0,"steps":40,"pairScores":[9,-9]}""");
        Assert.Equal([1.0, 0.0], (await Runs.LookAsync(id))!.Pairs.Select(pair => pair.Score));
        await Runs.DeleteAsync(id);
    }

    [Fact]
    public async Task A_long_run_has_no_more_points_than_a_short_one()
    {
        host.Dispose();
        host = training.Start(place, ("Training:PointsPerCurve", "8"));
        var id = await Runs.QueueAsync(FakeTraining.Plan, Somebody);
        await ReachAsync(id, RunState.Finished);
        var points = (await Runs.LookAsync(id))!.Points;
        Assert.Equal(8, points.Count);
        // The mean of steps 1 to 5, whose losses are 40 to 36.
        Assert.Equal((5, 38, 5), (points[0].Step, points[0].Loss, points[0].Reports));
    }

    [Fact]
    public async Task A_paused_run_goes_on_from_its_checkpoint()
    {
        training.Tell("hold");
        var id = await Runs.QueueAsync(FakeTraining.Plan, Somebody);
        await Eventually.TrueAsync(async () => (await Runs.LookAsync(id))!.Checks.Count == 1);
        await Runs.PauseAsync(id);
        await ReachAsync(id, RunState.Paused);
        await Assert.ThrowsAsync<InvalidInputException>(() => Runs.PauseAsync(id));

        training.Tell("hold", false);
        await Runs.ResumeAsync(id);
        await ReachAsync(id, RunState.Finished);
        Assert.Contains("--resume", training.Calls.Last(call => call.StartsWith("train", StringComparison.Ordinal)), StringComparison.Ordinal);
        await Assert.ThrowsAsync<InvalidInputException>(() => Runs.ResumeAsync(id));
        await Assert.ThrowsAsync<InvalidInputException>(() => Runs.CancelAsync(id));
    }

    [Fact]
    public async Task One_run_is_worked_on_at_a_time_and_others_wait_in_order()
    {
        training.Tell("hold");
        var first = await Runs.QueueAsync(FakeTraining.Plan, Somebody);
        var second = await Runs.QueueAsync(FakeTraining.Plan, Somebody);
        await ReachAsync(first, RunState.Running);
        Assert.Equal(RunState.Queued, (await Runs.FindAsync(second))!.State);
        await Assert.ThrowsAsync<InvalidInputException>(() => Runs.DeleteAsync(first));

        await Runs.CancelAsync(second);
        Assert.Equal(RunState.Cancelled, (await Runs.FindAsync(second))!.State);
        await Runs.CancelAsync(first);
        Assert.NotNull((await ReachAsync(first, RunState.Cancelled)).EndedAt);

        training.Tell("hold", false);
        await Runs.ResumeAsync(second);
        await ReachAsync(second, RunState.Finished);
        await Runs.DeleteAsync(first);
        Assert.Null(await Runs.LookAsync(first));
    }

    [Fact]
    public async Task A_run_whose_process_dies_goes_on_a_limited_number_of_times()
    {
        training.Tell("die");
        var id = await Runs.QueueAsync(FakeTraining.Plan, Somebody);
        var run = await ReachAsync(id, RunState.Failed);
        Assert.Contains("4 times in a row", run.Problem, StringComparison.Ordinal);
        Assert.Equal(4, training.Calls.Length);
        Assert.All(training.Calls[1..], call => Assert.Contains("--resume", call, StringComparison.Ordinal));

        training.Tell("die", false);
        await Runs.ResumeAsync(id);
        Assert.Null((await ReachAsync(id, RunState.Finished)).Problem);
    }

    [Fact]
    public async Task What_the_program_refuses_is_said_in_its_words()
    {
        training.Tell("refuse");
        var id = await Runs.QueueAsync(FakeTraining.Plan, Somebody);
        Assert.Equal("The data is no good.", (await ReachAsync(id, RunState.Failed)).Problem);
        Assert.Single(training.Calls);
    }

    [Fact]
    public async Task A_data_set_that_is_gone_and_a_missing_program_are_sentences()
    {
        var gone = await Runs.QueueAsync(FakeTraining.Plan with { Dataset = "../../etc/passwd" }, Somebody);
        Assert.Contains("is not on this server", (await ReachAsync(gone, RunState.Failed)).Problem, StringComparison.Ordinal);
        host.Dispose();
        host = AppHost.Start(place, ("Training:Program", "nowhere/symbolnet"));
        var lost = await Runs.QueueAsync(FakeTraining.Plan, Somebody);
        Assert.Contains("cannot train", (await ReachAsync(lost, RunState.Failed)).Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_run_outlives_the_app()
    {
        training.Tell("hold");
        var id = await Runs.QueueAsync(FakeTraining.Plan, Somebody);
        await Eventually.TrueAsync(async () => (await Runs.LookAsync(id))!.Checks.Count == 1);
        host.Dispose();
        training.Tell("hold", false);
        host = training.Start(place);
        var run = await ReachAsync(id, RunState.Finished);
        Assert.Equal(0, run.Deaths);
        Assert.Contains("--resume", training.Calls.Last(call => call.StartsWith("train", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.Equal(40, (await Runs.LookAsync(id))!.Points.Count);
    }

    [Fact]
    public async Task A_database_that_fails_for_a_while_ends_neither_the_worker_nor_the_app()
    {
        var busy = new BusyDatabase { Refuses = command => command.StartsWith("UPDATE \"Runs\" SET", StringComparison.Ordinal) };
        RestartWith(busy);
        var id = await Runs.QueueAsync(FakeTraining.Plan, Somebody);
        await Eventually.HoldsAsync(() => busy.Refusals >= 2);
        busy.Refuses = null;
        // Whoever asks wakes the worker.
        var second = await Runs.QueueAsync(FakeTraining.Plan, Somebody);
        await ReachAsync(id, RunState.Finished);
        await ReachAsync(second, RunState.Finished);
    }

    [Fact]
    public async Task A_run_can_be_stopped_after_a_moment_in_which_the_database_was_busy()
    {
        training.Tell("hold");
        var busy = new BusyDatabase();
        RestartWith(busy);
        var id = await Runs.QueueAsync(FakeTraining.Plan, Somebody);
        await Eventually.TrueAsync(async () => (await Runs.LookAsync(id))!.Checks.Count == 1);
        busy.Refuses = command => command.Contains("LIMIT 2", StringComparison.Ordinal);
        await Runs.PauseAsync(id);
        await Eventually.HoldsAsync(() => busy.Refusals > 0);
        busy.Refuses = null;
        await Runs.PauseAsync(id);
        await ReachAsync(id, RunState.Paused);
    }

    void RestartWith(BusyDatabase database)
    {
        host.Dispose();
        host = training.Start(place, services => services.ConfigureDbContext<SqliteAppDb>(options => options.AddInterceptors(database)));
    }

    [Fact]
    public async Task Numbers_that_make_no_training_are_refused_before_they_wait() =>
        await Assert.ThrowsAsync<InvalidInputException>(() => Runs.QueueAsync(
            FakeTraining.Plan with { Recipe = FakeTraining.Plan.Recipe with { Training = FakeTraining.Plan.Recipe.Training with { Batch = 1 } } }, Somebody));
}
