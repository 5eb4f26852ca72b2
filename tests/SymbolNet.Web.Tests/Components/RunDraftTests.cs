using System.Text.Json;
using SymbolNet.Learning.Checkpoints;
using SymbolNet.Learning.Training;
using SymbolNet.Web.Training;

namespace SymbolNet.Web.Tests.Components;

/// <summary>The form of a new training: every number is checked as it is typed, and what a run was made with comes back.</summary>
public sealed class RunDraftTests
{
    static RunDraft Draft(params string[] datasets) => new(new RecipeShelf().All, datasets, "/data/datasets");

    static string Text(TrainingOptions options) => JsonSerializer.Serialize(options.Complete() with { Name = "" }, ModelDescription.Json);

    [Fact]
    public void It_begins_with_the_recipe_of_the_shipped_model()
    {
        var draft = Draft();
        Assert.Equal((RecipeShelf.First, RecipeShelf.First, "residual", "margin-softmax"), (draft.Preset, draft.Name, draft.Network, draft.Objective));
        Assert.True(draft.IsFine, draft.WholeProblem);
        var plan = draft.ToPlan();
        Assert.Equal(("procedural:1/30x25x20", "0.2", 30.0), (plan.Dataset, plan.HeldOut, plan.Minutes));
        Assert.Equal(Text(new TrainingOptions { Name = "starter" }), Text(plan.Recipe.Training));
    }

    [Fact]
    public void Memory_grows_with_what_is_typed_and_is_silent_while_something_is_wrong()
    {
        var draft = Draft();
        var before = draft.Memory(null)!.Value;
        Assert.InRange(before, 300L << 20, 2L << 30);
        draft.LearningNumbers.Single(number => number.Label == "Pictures per step").Text = "4096";
        Assert.True(draft.Memory(null) > before + (1L << 30));
        draft.Alphabets = "many";
        Assert.Null(draft.Memory(null));
        var named = Draft("images.zip");
        Assert.True(named.Memory(100_000) > named.Memory(null));
    }

    [Fact]
    public void Every_preset_is_fine_as_it_is()
    {
        var draft = Draft();
        foreach (var preset in draft.Presets.Keys)
        {
            draft.Choose(preset);
            Assert.True(draft.IsFine, $"{preset}: {draft.WholeProblem}{draft.ClassesProblem}{string.Join(' ', draft.LearningNumbers.Concat(draft.VariationNumbers).Select(number => number.Problem))}");
            Assert.Equal(Text(draft.Presets[preset].Training), Text(draft.ToPlan().Recipe.Training));
        }
    }

    [Theory]
    [InlineData("Pictures per step", "1")]
    [InlineData("Pictures per step", "12.5")]
    [InlineData("Learning rate", "0")]
    [InlineData("Learning rate", "a lot")]
    [InlineData("Warm-up", "1")]
    [InlineData("Threads", "")]
    [InlineData("Threads", "-1")]
    public void Numbers_out_of_range_are_named(string label, string typed)
    {
        var draft = Draft();
        var number = draft.LearningNumbers.Single(number => number.Label == label);
        number.Text = typed;
        Assert.Contains("from", number.Problem, StringComparison.Ordinal);
        Assert.False(draft.IsFine);
        Assert.Throws<InvalidInputException>(draft.ToPlan);
    }

    [Fact]
    public void What_does_not_fit_together_is_said()
    {
        var draft = Draft();
        draft.VariationNumbers.Single(number => number.Label == "Orientations").Text = "3";
        Assert.Contains("orientations", draft.WholeProblem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Big Name")]
    [InlineData("")]
    [InlineData("../up")]
    public void Names_that_make_no_model_id_are_refused(string name)
    {
        var draft = Draft();
        draft.Name = name;
        Assert.NotNull(draft.NameProblem);
    }

    [Fact]
    public void Another_network_brings_its_picture_size()
    {
        var draft = Draft();
        draft.ChooseNetwork("prototypical");
        draft.ChooseObjective("triplet");
        Assert.True(draft.IsFine, draft.WholeProblem);
        var training = draft.ToPlan().Recipe.Training;
        Assert.Equal(("prototypical", 28, "triplet"), (training.Network.Name, training.Raster.Size, training.Objective.Name));
    }

    [Fact]
    public void A_clone_begins_where_the_run_did()
    {
        var first = Draft("letters.zip");
        (first.Dataset, first.Name, first.IsTimed, first.Steps, first.Classes, first.HoldOut, first.HeldOutNames, first.Seed) = ("letters.zip", "mine", false, "77", "A-H", HoldOut.Named, "Greek, Latin", "5");
        first.LearningNumbers.Single(number => number.Label == "Learning rate").Text = "0,002";
        var plan = RunPlan.Read(first.ToPlan().ToJson());
        Assert.Equal(0.002, plan.Recipe.Training.Optimization.LearningRate);
        var second = Draft("letters.zip");
        second.TakeOver(plan);
        Assert.Equal(plan.ToJson(), second.ToPlan().ToJson());
    }
}
