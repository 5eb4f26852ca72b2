using Microsoft.Extensions.DependencyInjection;
using SymbolNet.Learning.Evaluation;
using SymbolNet.Learning.Training;
using SymbolNet.Web.Models;
using SymbolNet.Web.Storage;
using SymbolNet.Web.Training;

namespace SymbolNet.Web.Tests.Host;

/// <summary>What cards say beyond the training: measured once, in the background, whatever model comes.</summary>
public sealed class ModelExaminerTests : IDisposable
{
    readonly DataPlace place = new();
    readonly FakeTraining program;
    AppHost host;

    public ModelExaminerTests()
    {
        program = new FakeTraining(place);
        program.WillFind();
        host = program.Start(place);
    }

    public void Dispose()
    {
        host.Dispose();
        place.Dispose();
    }

    ModelShelf Shelf => host.Services.GetRequiredService<ModelShelf>();

    ModelExaminer Examiner => host.Services.GetRequiredService<ModelExaminer>();

    async Task<ModelCard> CardAsync(string? id = null) => id is null ? (await Shelf.AllAsync())[^1] : await Shelf.FindAsync(id);

    [Fact]
    public async Task The_time_for_a_drawing_is_measured_once_for_every_model()
    {
        await Eventually.TrueAsync(async () => (await CardAsync()).MillisecondsPerDrawing == 1.36);
        host.Dispose();
        host = program.Start(place);
        Assert.Equal(1.36, (await CardAsync()).MillisecondsPerDrawing);
        var run = await FakeTraining.ReachAsync(host, await host.Services.GetRequiredService<Runs>().QueueAsync(FakeTraining.Plan, Guid.NewGuid()), RunState.Finished);
        await Eventually.TrueAsync(async () => (await CardAsync(run.ModelId)).MillisecondsPerDrawing == 1.36);
        // The fake training leaves the shipped model, which was measured before.
        Assert.Single(program.Examinations);
    }

    [Fact]
    public async Task What_a_trained_model_mixes_up_is_found_on_what_its_training_kept_away()
    {
        var plan = FakeTraining.Plan with { HeldOut = null, Recipe = FakeTraining.Plan.Recipe with { Validation = 0.25, Training = new TrainingOptions { Name = "tiny", Seed = 7 } } };
        var run = await FakeTraining.ReachAsync(host, await host.Services.GetRequiredService<Runs>().QueueAsync(plan, Guid.NewGuid()), RunState.Finished);
        await Eventually.TrueAsync(async () => (await CardAsync(run.ModelId)).MixedUpAt is not null);
        var call = program.Examinations.Single(line => line.StartsWith("evaluate mix-ups", StringComparison.Ordinal));
        Assert.Contains("--dataset procedural:1/2x3x4 --seed 7", call, StringComparison.Ordinal);
        Assert.EndsWith("--validation 0.25", call, StringComparison.Ordinal);
        Assert.Equal((40, 34), (MixUps.Read(Shelf.MixUpsFileOf(run.ModelId!)).Asked, MixUps.Read(Shelf.MixUpsFileOf(run.ModelId!)).Right));
        await Shelf.DeleteAsync(run.ModelId!);
        Assert.False(File.Exists(Shelf.MixUpsFileOf(run.ModelId!)));
    }

    [Fact]
    public async Task Any_model_is_asked_on_any_data_and_a_refusal_is_a_sentence_that_is_kept()
    {
        var id = (await CardAsync()).Id;
        await Assert.ThrowsAsync<InvalidInputException>(() => Examiner.AskAsync(id, new("../elsewhere")));
        await Assert.ThrowsAsync<InvalidInputException>(() => Examiner.AskAsync("nothing", new("procedural:1/2x3x4")));
        program.Tell("refuse");
        await Examiner.AskAsync(id, new("procedural:1/2x3x4", "Klingon"));
        await Eventually.HoldsAsync(() => Examiner.ProblemOf(id) is not null);
        Assert.Equal($"{id} knows no such alphabet.", Examiner.ProblemOf(id));
        Assert.Null((await CardAsync()).MixedUpAt);

        program.Tell("refuse", false);
        await Examiner.AskAsync(id, new("procedural:1/2x3x4"));
        await Eventually.TrueAsync(async () => (await CardAsync()).MixedUpAt is not null && Examiner.Progress is null);
        Assert.Null(Examiner.ProblemOf(id));
    }
}
