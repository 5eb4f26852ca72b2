using SymbolNet.Learning.Augmentation;
using SymbolNet.Learning.Checkpoints;
using SymbolNet.Learning.Data;
using SymbolNet.Learning.Evaluation;
using SymbolNet.Learning.Networks;
using SymbolNet.Learning.Sampling;
using SymbolNet.Learning.Training;
using SymbolNet.Raster;
using SymbolNet.Tests.Learning.Checkpoints;

namespace SymbolNet.Tests.Learning.Training;

public sealed class TrainerTests : IDisposable
{
    readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    /// <summary>A small, quick training.</summary>
    static TrainingOptions Quick => new()
    {
        Name = "quick",
        Network = new NetworkOptions { Layers = "c16/2 c32 p r32 p", Dimension = 32 },
        Raster = new RasterOptions { Size = 16, InkExtent = 14, PenWidth = 1.2f },
        FieldResolution = 2, Augmentation = new AugmentationOptions { ThickestPen = 0.8f }, Orientations = 4, Batch = 32, Precision = TrainingPrecision.Float32, Validations = 0, Threads = 1,
    };

    static SymbolCollection Symbols { get; } = ProceduralSymbols.Create(4, 10, 8, seed: 11);

    [Theory]
    [InlineData(TrainingPrecision.Float32)]
    [InlineData(TrainingPrecision.BFloat16)]
    public void A_resumed_run_is_the_unbroken_run_bit_for_bit(TrainingPrecision precision)
    {
        var options = Quick with { Precision = precision, Validations = 3 };
        var (train, heldOut) = (Symbols.Without(["Alphabet3"]), Symbols.Only(["Alphabet3"]));
        var lastLosses = new List<double?>();
        Assert.True(new Trainer(train, heldOut, folder["whole"], Remember).Start(options, TrainingBudget.OfSteps(24)));

        var (finished, runs) = (false, 0);
        while (!finished)
        {
            using var stop = new CancellationTokenSource();
            var trainer = new Trainer(train, heldOut, folder["broken"], progress =>
            {
                Remember(progress);
                if (progress.Kind == TrainingEvent.Validated)
                    stop.Cancel();
            });
            finished = runs++ == 0 ? trainer.Start(options, TrainingBudget.OfSteps(24), cancellation: stop.Token) : trainer.Resume(cancellation: stop.Token);
        }
        // Stopped after steps 8 and 16; in the third part the end comes before the wish to stop is looked at.
        Assert.Equal(3, runs);
        Assert.Equal(File.ReadAllBytes(folder["whole/weights.safetensors"]), File.ReadAllBytes(folder["broken/weights.safetensors"]));
        Assert.Equal(File.ReadAllBytes(folder["whole/last.safetensors"]), File.ReadAllBytes(folder["broken/last.safetensors"]));
        Assert.Equal(2, lastLosses.Count);
        Assert.Equal(lastLosses[0], lastLosses[1]);
        Assert.NotNull(lastLosses[0]);

        void Remember(TrainingProgress news)
        {
            if (news.Kind == TrainingEvent.Finished)
                lastLosses.Add(news.Loss);
        }
    }

    /// <summary>Writes the network, untrained, that a head is trained on; null for objectives that train the network too.</summary>
    static string? FirstOf(TrainingOptions options, TemporaryFolder folder)
    {
        if (!options.Objective.Name.StartsWith("frozen", StringComparison.Ordinal))
            return null;
        EmbeddingModelTests.Write(folder["first"], options.Complete().Network);
        return folder["first"];
    }

    /// <summary>Objectives of every kind of batch, heads that are kept, every optimiser and schedule.</summary>
    public static TheoryData<string> Kinds => ["pairs", "classification", "contrastive", "triplet", "prototypical", "frozen-binary", "sgd", "adam", "muon"];

    internal static TrainingOptions Of(string kind)
    {
        var options = Quick with { Network = Quick.Network with { Layers = "c8/2 p", Dimension = 16 }, Orientations = 1, Batch = 16, Validations = 2 };
        return kind switch
        {
            "prototypical" => options with { Objective = new() { Name = kind, Sampling = new() { Ways = 4, Shots = 1, Queries = 3 } }, Optimization = new() { Schedule = ScheduleKind.Step } },
            "frozen-binary" => options with { Objective = new() { Name = kind, PositiveClasses = [Symbols.Classes[1].Name] } },
            "sgd" => options with { Optimization = new() { Optimizer = OptimizerKind.Sgd, LearningRate = 0.05, Schedule = ScheduleKind.OneCycle, WarmUp = 0.3, RateFactors = new Dictionary<string, double> { ["network.layer0"] = 0.1 } } },
            "adam" => options with { Optimization = new() { Optimizer = OptimizerKind.Adam, DecayEverything = true, Schedule = ScheduleKind.Constant, GradientClip = 1 } },
            "muon" => options with { Network = options.Network with { Layers = "c8/2 p r8" }, Optimization = new() { Optimizer = OptimizerKind.Muon, GradientClip = 1, RateFactors = new Dictionary<string, double> { ["network.layer2.second"] = 0.5 } } },
            _ => options with { Objective = new() { Name = kind } },
        };
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Whatever_is_trained_resumes_bit_for_bit_and_loads(string kind) => RequireExactResume(kind, folder);

    internal static void RequireExactResume(string kind, TemporaryFolder folder)
    {
        var (options, split) = (Of(kind), CollectionSplit.Stratified(Symbols, 0.25, 1));
        var from = FirstOf(options, folder);
        Trainer In(string name, Action<TrainingProgress> report) => new(split.Training, split.HeldOut, folder[name], report);
        Assert.True(In("whole", _ => { }).Start(options, TrainingBudget.OfSteps(12), from));
        using var stop = new CancellationTokenSource();
        Assert.False(In("broken", progress => { if (progress.Kind == TrainingEvent.Validated) stop.Cancel(); }).Start(options, TrainingBudget.OfSteps(12), from, stop.Token));
        Assert.True(In("broken", _ => { }).Resume());
        Assert.Equal(File.ReadAllBytes(folder["whole/last.safetensors"]), File.ReadAllBytes(folder["broken/last.safetensors"]));
        Assert.Equal(File.ReadAllBytes(folder["whole/weights.safetensors"]), File.ReadAllBytes(folder["broken/weights.safetensors"]));
        using var model = EmbeddingModel.Load(folder["whole"]);
        Assert.Equal(kind == "pairs", model.Pairs is not null);
        Assert.Equal(kind is "pairs" or "classification" or "frozen-classifier" or "frozen-binary", model.Description.Head is not null);
    }

    [Fact]
    public void A_judge_of_pairs_learns_and_tells_new_characters_apart()
    {
        var options = Quick with
        {
            Orientations = 1, Validations = 1, Batch = 64,
            Objective = new() { Name = "pairs", FeatureComparison = FeatureComparison.AbsoluteDifference }, Optimization = new() { LearningRate = 3e-3, WeightDecay = 0 },
        };
        var heldOut = Symbols.Only(["Alphabet3"]);
        var news = new List<TrainingProgress>();
        Assert.True(new Trainer(Symbols.Without(["Alphabet3"]), heldOut, folder.Path, news.Add).Start(options, TrainingBudget.OfSteps(200)));
        // Chance is 0.5.
        Assert.InRange(news.Last(progress => progress.Kind == TrainingEvent.Validated).Metrics!["pairing"], 0.65, 1);
        using var model = EmbeddingModel.Load(folder.Path);
        var result = ClassificationTest.Run(heldOut, heldOut, model, new(2, 4, 40, 1));
        // Chance is 0.1, and a mean rank of 5.5.
        Assert.InRange(result.Confusions.Accuracy.Share, 0.25, 1);
        Assert.InRange(result.MeanRank, 1, 4);
    }

    [Fact]
    public void A_run_of_pairs_goes_on_with_other_classes()
    {
        var options = Of("pairs") with { Validations = 0 };
        new Trainer(Symbols.Only(["Alphabet0"]), null, folder.Path, _ => { }).Start(options, TrainingBudget.OfSteps(3));
        var news = new List<TrainingProgress>();
        Assert.True(new Trainer(Symbols.Only(["Alphabet1", "Alphabet2"]), null, folder.Path, news.Add).Resume(TrainingBudget.OfSteps(6)));
        Assert.Contains(news, progress => progress.Message?.Contains("other data", StringComparison.Ordinal) == true);
        Assert.Equal(6, ModelDescription.Read(folder.Path).Steps);
        var data = ModelDescription.Read(folder.Path).Data;
        Assert.Contains("10 characters of 1 alphabets, 80 drawings, then made-up alphabets: 20 characters", data, StringComparison.Ordinal);
        // The same data again is no other.
        news.Clear();
        Assert.True(new Trainer(Symbols.Only(["Alphabet1", "Alphabet2"]), null, folder.Path, news.Add).Resume(TrainingBudget.OfSteps(7)));
        Assert.DoesNotContain(news, progress => progress.Message?.Contains("other data", StringComparison.Ordinal) == true);
        Assert.Equal(data, ModelDescription.Read(folder.Path).Data);
        Assert.Equal(Symbols.Classes.Take(30), ModelDescription.Read(folder.Path).Classes);
        // Neither are as many others: the classes learned from are united, those of the present data last.
        Assert.True(new Trainer(Symbols.Only(["Alphabet0", "Alphabet3"]), null, folder.Path, news.Add).Resume(TrainingBudget.OfSteps(8)));
        Assert.Contains(news, progress => progress.Message?.Contains("now made-up alphabets: 20 characters of 2 alphabets, 160 drawings, 'character01' of Alphabet3 among them", StringComparison.Ordinal) == true);
        Assert.Equal([.. Symbols.Classes.Skip(10).Take(20), .. Symbols.Classes.Take(10), .. Symbols.Classes.Skip(30)], ModelDescription.Read(folder.Path).Classes!);
        Assert.Equal(ModelDescription.Read(folder.Path).Classes, Trainer.StateOf(folder.Path).Classes);
    }

    [Theory]
    [InlineData("classification")]
    [InlineData("margin-softmax")]
    public void A_run_whose_objective_knows_its_classes_does_not_go_on_with_as_many_others(string objective)
    {
        var options = Of("adam") with { Objective = new() { Name = objective }, Validations = 0 };
        new Trainer(Symbols.Only(["Alphabet0"]), null, folder.Path, _ => { }).Start(options, TrainingBudget.OfSteps(2));
        var before = File.ReadAllBytes(folder["model.json"]);
        var other = new Trainer(Symbols.Only(["Alphabet1"]), null, folder.Path, _ => { });
        Assert.Contains("cannot go on with made-up alphabets: 10 characters of 1 alphabets, 80 drawings, 'character01' of Alphabet1 among them",
            Assert.Throws<InvalidInputException>(() => other.Resume(TrainingBudget.OfSteps(3))).Message, StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllBytes(folder["model.json"]));
        // A checkpoint of an earlier version names no classes; its own go on.
        var (tensors, facts) = SafeTensors.Read(folder["last.safetensors"]);
        SafeTensors.Write(folder["last.safetensors"], tensors, facts.Where(fact => fact.Key != "classes").ToDictionary());
        Assert.Null(Trainer.StateOf(folder.Path).Classes);
        Assert.True(new Trainer(Symbols.Only(["Alphabet0"]), null, folder.Path, _ => { }).Resume(TrainingBudget.OfSteps(3)));
        Assert.Equal(Symbols.Classes.Take(10), Trainer.StateOf(folder.Path).Classes);
    }

    [Fact]
    public void A_frozen_network_stays_as_it_is()
    {
        Assert.True(new Trainer(Symbols, null, folder["first"], _ => { }).Start(Of("classification") with { Validations = 0 }, TrainingBudget.OfSteps(5)));
        Assert.True(new Trainer(Symbols, null, folder["second"], _ => { }).Start(Of("frozen-classifier") with { Validations = 0, AverageDecay = 0 }, TrainingBudget.OfSteps(5), folder["first"]));
        var (first, second) = (SafeTensors.Read(folder["first/weights.safetensors"]).Tensors, SafeTensors.Read(folder["second/weights.safetensors"]).Tensors);
        Assert.All(first.Where(entry => !entry.Key.StartsWith("head.", StringComparison.Ordinal)), entry => Assert.Equal(entry.Value.ToFloats(), second[entry.Key].ToFloats()));
    }

    [Theory]
    [InlineData("frozen-classifier")]
    [InlineData("frozen-binary")]
    public void A_head_is_not_trained_on_a_network_that_has_learned_nothing(string kind)
    {
        var options = Of("frozen-binary");
        options = options with { Objective = options.Objective with { Name = kind, PositiveClasses = kind == "frozen-binary" ? options.Objective.PositiveClasses : null } };
        var reason = Assert.Throws<InvalidInputException>(() => new Trainer(Symbols, null, folder.Path, _ => { }).Start(options, TrainingBudget.OfSteps(1)));
        Assert.Contains($"'{kind}' keeps the network as it is", reason.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder.Path));
    }

    [Theory]
    [InlineData("frozen-classifier")]
    [InlineData("frozen-binary")]
    public void On_a_frozen_network_the_head_is_measured_and_its_best_weights_are_kept(string kind)
    {
        var (split, news) = (CollectionSplit.Stratified(Symbols, 0.25, 1), new List<TrainingProgress>());
        var options = Of(kind) with { Objective = new() { Name = kind, PositiveClasses = kind == "frozen-binary" ? [.. Symbols.Classes.Take(5).Select(symbol => symbol.Name)] : null }, Validations = 5, AverageDecay = 0 };
        Assert.True(new Trainer(split.Training, split.HeldOut, folder["head"], news.Add).Start(options with { Optimization = new() { LearningRate = 0.05 } }, TrainingBudget.OfSteps(60), FirstOf(options, folder)));
        var measured = news.Where(progress => progress.Kind == TrainingEvent.Validated).ToList();
        Assert.True(measured.Select(progress => progress.Metrics!["classifier"]).Distinct().Count() > 1);
        using var model = EmbeddingModel.Load(folder["head"]);
        var accuracy = ClassifierTest.Run(new RenderedCollection(split.HeldOut, options.Raster), model.Classifier!).Confusions.Accuracy.Share;
        Assert.Equal(measured.Max(progress => progress.Metrics!["classifier"]), accuracy, 0.02);
        Assert.Equal(measured.Last(progress => progress.Best == true).Step, model.Description.Steps);
        RequireHeadMeasured(measured.Last(progress => progress.Best == true), split, model);
    }

    [Fact]
    public void A_classifier_trained_with_the_network_is_measured_and_the_neighbours_decide()
    {
        var (split, news) = (CollectionSplit.Stratified(Symbols, 0.25, 1), new List<TrainingProgress>());
        Assert.True(new Trainer(split.Training, split.HeldOut, folder.Path, news.Add).Start(Of("classification") with { AverageDecay = 0 }, TrainingBudget.OfSteps(60)));
        var best = news.Last(progress => progress.Best == true);
        Assert.Equal(["classifier", "nearestNeighbours"], best.Metrics!.Keys);
        Assert.Equal(news.Where(progress => progress.Kind == TrainingEvent.Validated).Max(progress => progress.Metrics!["nearestNeighbours"]), best.Metrics["nearestNeighbours"]);
        using var model = EmbeddingModel.Load(folder.Path);
        RequireHeadMeasured(best, split, model);
    }

    /// <summary>What was told of a head against its answers, counted and summed one by one. What is learned from is few enough to be asked whole.</summary>
    static void RequireHeadMeasured(TrainingProgress told, CollectionSplit split, EmbeddingModel model)
    {
        var rasterizer = new Rasterizer(model.Raster);
        (double Accuracy, double Loss) Asked(SymbolCollection drawings)
        {
            var answers = drawings.Items.Select(item => (Truth: model.Classifier!.AnswerTo(drawings.Classes[item.Class])!.Value, Row: model.Classifier.Classify([item.Render(rasterizer)])[0])).ToList();
            return (answers.Average(answer => Array.IndexOf(answer.Row, answer.Row.Max()) == answer.Truth ? 1.0 : 0), answers.Average(answer => -Math.Log(answer.Row[answer.Truth])));
        }
        var (heldOut, learned) = (Asked(split.HeldOut), Asked(split.Training));
        Assert.Equal(heldOut.Accuracy, told.Metrics!["classifier"], 0.02);
        Assert.Equal(heldOut.Loss, told.HeldOutLoss!.Value, 0.01);
        Assert.Equal(learned.Accuracy, told.TrainingAccuracy!.Value, 0.02);
    }

    [Fact]
    public void Batches_that_the_data_cannot_fill_are_refused_and_leave_no_run()
    {
        var options = Of("adam");
        options = options with { Batch = 198, Objective = options.Objective with { Sampling = new() { DrawingsPerClass = 99 } } };
        Assert.Contains("fewer than 99 drawings", Assert.Throws<InvalidInputException>(() => new Trainer(Symbols, null, folder.Path, _ => { }).Start(options, TrainingBudget.OfSteps(1))).Message, StringComparison.Ordinal);
        Assert.False(Trainer.HoldsRun(folder.Path));
    }

    [Fact]
    public void What_cannot_be_measured_on_is_refused_before_the_training()
    {
        var (training, rest) = (Symbols.Without(["Alphabet3"]), Symbols.Only(["Alphabet3"]));
        void Refuse(string kind, IEnumerable<SymbolItem> items, string why)
        {
            var heldOut = new SymbolCollection("few", rest.Classes, [.. items]);
            Assert.Contains(why, Assert.Throws<InvalidInputException>(() => new Trainer(training, heldOut, folder.Path, _ => { }).Start(Of(kind), TrainingBudget.OfSteps(1))).Message, StringComparison.Ordinal);
            Assert.False(Trainer.HoldsRun(folder.Path));
        }
        Refuse("frozen-classifier", rest.Items, "not whole alphabets");
        Refuse("pairs", rest.Items.DistinctBy(item => item.Class), "two drawings of at least two characters");
        Refuse("adam", rest.Items.Where((item, index) => item.Class > 0 || index == 0), "has 1 drawings");
        // A character with one drawing is in no pair of its own.
        var news = new List<TrainingProgress>();
        var single = new SymbolCollection("few", rest.Classes, [.. rest.Items.Where((item, index) => item.Class > 0 || index == 0)]);
        Assert.True(new Trainer(training, single, folder.Path, news.Add).Start(Of("pairs"), TrainingBudget.OfSteps(2)));
        Assert.InRange(news.Last(progress => progress.Kind == TrainingEvent.Validated).Metrics!["pairing"], 0, 1);
    }

    [Fact]
    public void Alphabets_of_one_character_are_not_measured_within()
    {
        var heldOut = Symbols.Only(["Alphabet2", "Alphabet3"]);
        var alone = new SymbolCollection("alone", [.. heldOut.Classes.Select((symbol, index) => index == 0 ? new SymbolClass("Alone", symbol.Name) : symbol)], heldOut.Items);
        var news = new List<TrainingProgress>();
        Assert.True(new Trainer(Symbols.Only(["Alphabet0", "Alphabet1"]), alone, folder.Path, news.Add).Start(Of("adam"), TrainingBudget.OfSteps(2)));
        // Among one it would always be right.
        Assert.InRange(news.Last(progress => progress.Kind == TrainingEvent.Validated).Metrics!["oneShotWithinAlphabet"], 0, 0.99);
    }

    [Fact]
    public void A_model_says_which_one_it_was_started_from_also_after_a_pause()
    {
        Trainer In(string name) => new(Symbols, null, folder[name], _ => { });
        In("first").Start(Of("adam"), TrainingBudget.OfSteps(2));
        Assert.Null(ModelDescription.Read(folder["first"]).StartedFrom);
        In("second").Start(Of("adam"), TrainingBudget.OfSteps(2), folder["first"]);
        In("second").Resume(TrainingBudget.OfSteps(4));
        Assert.Equal(ModelDescription.Read(folder["first"]).Id, ModelDescription.Read(folder["second"]).StartedFrom);
    }

    [Fact]
    public void A_run_belongs_to_one_program_at_a_time()
    {
        InvalidInputException? refused = null;
        new Trainer(Symbols, null, folder.Path, progress =>
        {
            if (progress.Kind == TrainingEvent.Started)
                refused = Assert.Throws<InvalidInputException>(() => new Trainer(Symbols, null, folder.Path, _ => { }).Resume());
        }).Start(Of("adam"), TrainingBudget.OfSteps(2));
        Assert.Contains("Another program is training into", refused!.Message);
        Assert.True(new Trainer(Symbols, null, folder.Path, _ => { }).Resume(TrainingBudget.OfSteps(3)));
        Assert.DoesNotContain(Directory.EnumerateFiles(folder.Path), path => path.EndsWith(".lock", StringComparison.Ordinal));
    }

    [Fact]
    public void A_run_that_gets_no_better_ends_early()
    {
        var news = new List<TrainingProgress>();
        var trainer = new Trainer(Symbols.Without(["Alphabet3"]), Symbols.Only(["Alphabet3"]), folder.Path, news.Add);
        // So low a rate that no validation differs from the first.
        Assert.True(trainer.Start(Of("adam") with { Validations = 10, Patience = 2, AverageDecay = 0, Optimization = new() { LearningRate = 1e-12 } }, TrainingBudget.OfSteps(40)));
        Assert.Equal((TrainingEvent.Finished, true), (news[^1].Kind, news[^1].Step < 40));
        // Asked again it has still ended; only a later end takes it further.
        var (step, weights) = (news[^1].Step, File.ReadAllBytes(folder["last.safetensors"]));
        foreach (var same in new[] { null, TrainingBudget.OfSteps(40) })
        {
            Assert.True(trainer.Resume(same));
            Assert.Equal((TrainingEvent.Finished, step), (news[^1].Kind, news[^1].Step));
        }
        Assert.Equal(weights, File.ReadAllBytes(folder["last.safetensors"]));
        Assert.True(trainer.Resume(TrainingBudget.OfSteps(80)));
        Assert.True(news[^1].Step > step);
    }

    [Fact]
    public void What_a_killed_program_left_does_not_stop_a_new_run()
    {
        File.WriteAllText(folder["last.safetensors.tmp"], "half");
        Assert.True(new Trainer(Symbols, null, folder.Path, _ => { }).Start(Of("adam"), TrainingBudget.OfSteps(1)));
        Assert.False(File.Exists(folder["last.safetensors.tmp"]));
    }

    [Fact]
    public void A_run_keeps_how_its_data_was_parted_and_may_go_on_with_other_threads()
    {
        var split = new SplitOptions { HoldOut = ["Alphabet3"], Seed = 4 };
        var (training, heldOut) = split.Of(Symbols);
        new Trainer(training, heldOut, folder.Path, _ => { }) { Split = split }.Start(Of("adam") with { Validations = 0 }, TrainingBudget.OfSteps(1));
        new Trainer(training, heldOut, folder.Path, _ => { }).Resume(TrainingBudget.OfSteps(2), "cpu", 2);
        var (step, options, kept, _) = Trainer.StateOf(folder.Path);
        Assert.Equal((2, 2, "cpu"), (step, options.Threads, options.Device));
        Assert.Equal("Alphabet3", Assert.Single(kept!.HoldOut!));
        Assert.Equal(4, kept.Seed);
    }

    [Fact]
    public void A_folder_of_somebody_else_is_not_touched()
    {
        File.WriteAllText(folder["holiday.txt"], "mine");
        Assert.Contains("holiday.txt", Assert.Throws<InvalidInputException>(() => new Trainer(Symbols, null, folder.Path, _ => { }).Start(Quick, TrainingBudget.OfSteps(1))).Message, StringComparison.Ordinal);
        Assert.Equal("holiday.txt", Path.GetFileName(Assert.Single(Directory.EnumerateFileSystemEntries(folder.Path))));
    }

    [Fact]
    public void The_rate_finder_sees_the_loss_fall_and_explode()
    {
        var trial = LearningRateFinder.Run(Symbols, Quick with { Optimization = new() { Optimizer = OptimizerKind.Sgd, WeightDecay = 0 } }, 60);
        Assert.InRange(trial.Suggestion, 1e-5, 1);
        Assert.True(trial.Points.Count >= 20);
        Assert.Contains("<svg", trial.Plot(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_rate_finder_begins_with_the_weights_and_classes_of_the_training()
    {
        var options = Of("classification") with { Validations = 0, Optimization = new() { LearningRate = 0.02 } };
        Assert.True(new Trainer(Symbols, null, folder["first"], _ => { }).Start(options with { Objective = new() { Name = "pairs" } }, TrainingBudget.OfSteps(40)));
        double First(TrainingOptions with, string? from) => LearningRateFinder.Run(Symbols, with, 20, from).Points[0].Loss;
        Assert.NotEqual(First(options, null), First(options, folder["first"]));
        // Chance among more classes costs more.
        Assert.True(First(options with { ComposedCharacters = 400 }, null) > First(options, null) + 1);
    }

    [Fact]
    public void A_short_training_recognises_characters_it_never_saw()
    {
        var news = new List<TrainingProgress>();
        var heldOut = Symbols.Only(["Alphabet3"]);
        var trainer = new Trainer(Symbols.Without(["Alphabet3"]), heldOut, folder.Path, news.Add);
        Assert.True(trainer.Start(Quick with { Validations = 2, Batch = 64 }, TrainingBudget.OfSteps(120)));
        using var model = EmbeddingModel.Load(folder.Path);
        var accuracy = FewShotEvaluation.Accuracies(EmbeddedCollection.Embed(heldOut, model), new EpisodeSampler(heldOut, 10, 1, 1, true, 1), 100, new()).Average();
        // Chance is 0.1.
        Assert.InRange(accuracy, 0.75, 1);
        var measured = Assert.IsType<Dictionary<string, double>>(news.Last(progress => progress.Kind == TrainingEvent.Validated).Metrics);
        Assert.InRange(measured["oneShotAmongAll"], 0.6, 1);
        Assert.Equal(TrainingEvent.Finished, news[^1].Kind);
        Assert.Equal(["Alphabet3"], model.Description.HeldOut);
        Assert.Contains("30 characters", model.Description.Data, StringComparison.Ordinal);
    }

    [Fact]
    public void A_thousand_steps_later_there_is_not_a_tensor_more()
    {
        var tiny = Quick with { Network = new NetworkOptions { Layers = "c4/2 p", Dimension = 8 }, Batch = 8, Orientations = 1, Augmentation = new AugmentationOptions { Elastic = 0 } };
        var before = TorchSharp.DisposeScopeManager.Statistics.ThreadTotalLiveCount;
        new Trainer(Symbols, null, folder.Path, _ => { }).Start(tiny, TrainingBudget.OfSteps(1000));
        // Statistics are kept per thread: each step frees the pictures and labels that the prefetching thread made, and that thread frees the one tensor that was made here for it.
        Assert.Equal(before - 2 * 1000 + 1, TorchSharp.DisposeScopeManager.Statistics.ThreadTotalLiveCount);
    }

    [Fact]
    public void A_loss_that_is_no_number_stops_the_run_and_keeps_the_checkpoint()
    {
        var trainer = new Trainer(Symbols, null, folder.Path, _ => { });
        var reason = Assert.Throws<InvalidInputException>(() => trainer.Start(Quick with { Objective = new() { Scale = 1e39 } }, TrainingBudget.OfSteps(10)));
        Assert.Contains("NaN", reason.Message, StringComparison.Ordinal);
        Assert.Equal("0", SafeTensors.Read(folder["last.safetensors"]).Metadata["step"]);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Weights_that_are_no_numbers_stop_the_run_and_are_not_kept(bool isMeasured)
    {
        var (training, heldOut) = (Symbols.Without(["Alphabet3"]), isMeasured ? Symbols.Only(["Alphabet3"]) : null);
        var trainer = new Trainer(training, heldOut, folder.Path, _ => { });
        Assert.True(trainer.Start(Of("sgd"), TrainingBudget.OfSteps(2)));
        var model = File.ReadAllBytes(folder["weights.safetensors"]);
        // A momentum that carries the weights away with the next step, whose loss is still that of the weights before it.
        var (tensors, facts) = SafeTensors.Read(folder["last.safetensors"]);
        SafeTensors.Write(folder["last.safetensors"], tensors.ToDictionary(
            entry => entry.Key, entry => entry.Key.EndsWith(".momentum", StringComparison.Ordinal) ? StoredTensor.Of(entry.Value.Shape, Array.ConvertAll(entry.Value.ToFloats(), _ => float.PositiveInfinity)) : entry.Value), facts);
        Assert.Contains("weights became infinite or NaN by step 3", Assert.Throws<InvalidInputException>(() => trainer.Resume(TrainingBudget.OfSteps(3))).Message, StringComparison.Ordinal);
        Assert.Equal(2, Trainer.StateOf(folder.Path).Step);
        Assert.Equal(model, File.ReadAllBytes(folder["weights.safetensors"]));
    }

    [Fact]
    public void Folders_in_use_and_other_data_are_refused()
    {
        new Trainer(Symbols, null, folder.Path, _ => { }).Start(Quick, TrainingBudget.OfSteps(1));
        Assert.Contains("already holds a run", Assert.Throws<InvalidInputException>(() => new Trainer(Symbols, null, folder.Path, _ => { }).Start(Quick, TrainingBudget.OfSteps(1))).Message, StringComparison.Ordinal);
        Assert.Contains("cannot go on with", Assert.Throws<InvalidInputException>(() => new Trainer(Symbols.Only(["Alphabet0"]), null, folder.Path, _ => { }).Resume()).Message, StringComparison.Ordinal);
        Assert.Contains("cannot end after 1", Assert.Throws<InvalidInputException>(() =>
        {
            new Trainer(Symbols, null, folder.Path, _ => { }).Resume(TrainingBudget.OfSteps(3));
            Assert.Equal(3, ModelDescription.Read(folder.Path).Steps);
            new Trainer(Symbols, null, folder.Path, _ => { }).Resume(TrainingBudget.OfSteps(1));
        }).Message, StringComparison.Ordinal);
        File.Delete(folder["last.safetensors"]);
        Assert.Contains("already holds a model", Assert.Throws<InvalidInputException>(() => new Trainer(Symbols, null, folder.Path, _ => { }).Start(Quick, TrainingBudget.OfSteps(1))).Message, StringComparison.Ordinal);
        Assert.Contains("no run to resume", Assert.Throws<InvalidInputException>(() => new Trainer(Symbols, null, folder.Path, _ => { }).Resume()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_time_becomes_a_number_of_steps()
    {
        var news = new List<TrainingProgress>();
        new Trainer(Symbols, null, folder.Path, news.Add).Start(Quick, TrainingBudget.OfMinutes(0.02));
        var steps = news[^1].Steps;
        Assert.InRange(steps, 2, 2000);
        Assert.Equal(TrainingEvent.Finished, news[^1].Kind);
        Assert.Equal(steps, news[^1].Step);
    }

    [Fact]
    public void Checkpoints_come_as_often_as_is_asked()
    {
        var saved = new List<long>();
        var trainer = new Trainer(Symbols, null, folder.Path, news =>
        {
            if (news.Kind == TrainingEvent.Saved)
                saved.Add(news.Step);
        }) { SaveEvery = TimeSpan.Zero };
        Assert.True(trainer.Start(Quick, TrainingBudget.OfSteps(3)));
        Assert.Equal([1, 2, 3], saved);
    }

    [Fact]
    public void Impossible_numbers_are_refused()
    {
        void Refuse(TrainingOptions options, string why) =>
            Assert.Contains(why, Assert.Throws<InvalidInputException>(() => new Trainer(Symbols, null, folder.Path, _ => { }).Start(options, TrainingBudget.OfSteps(1))).Message, StringComparison.Ordinal);
        Refuse(Quick with { Optimization = new() { LearningRate = -1 } }, "learning rate");
        Refuse(Quick with { Orientations = 3 }, "orientations");
        Refuse(Quick with { Augmentation = new() { ElasticGrid = 0 } }, "control points");
        Refuse(Quick with { Augmentation = new() { Shrink = 1.5f } }, "smaller");
        Refuse(Quick with { Augmentation = new() { ThinnestPen = 2, ThickestPen = 1 } }, "pen");
        Refuse(Quick with { Objective = new() { Name = "classification", Sampling = new() { DrawingsPerClass = 1, AlphabetGroups = 2 } } }, "no alphabet groups");
        Refuse(Quick with { Objective = new() { Sampling = new() { DrawingsPerClass = 1 } } }, "two drawings per class");
        Refuse(Quick with { Objective = new() { SoftmaxWeight = 0 } }, "above 0");
        if (!TorchSharp.torch.cuda.is_available())
            Refuse(Quick with { Device = "cuda" }, "no CUDA");
        Assert.Throws<InvalidInputException>(() => TrainingBudget.OfSteps(0));
        Assert.Throws<InvalidInputException>(() => TrainingBudget.OfMinutes(-1));
        Assert.False(Directory.EnumerateFileSystemEntries(folder.Path).Any());
    }
}
