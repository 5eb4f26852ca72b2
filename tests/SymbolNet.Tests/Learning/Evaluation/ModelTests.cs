using SymbolNet.Learning.Checkpoints;
using SymbolNet.Learning.Data;
using SymbolNet.Learning.Evaluation;
using SymbolNet.Learning.Networks;
using SymbolNet.Learning.Reports;
using SymbolNet.Learning.Training;
using SymbolNet.Raster;
using SymbolNet.Tests.Learning.Checkpoints;
using static TorchSharp.torch;

namespace SymbolNet.Tests.Learning.Evaluation;

/// <summary>The tests of SymbolNet and of the other systems on models of each kind: what they count must be what can be counted by hand.</summary>
public sealed class ModelTests(ModelTestsFixture models) : IClassFixture<ModelTestsFixture>, IDisposable
{
    readonly TemporaryFolder folder = new();

    SymbolCollection Symbols => models.Symbols;

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Pairs_are_counted_by_their_scores()
    {
        var result = new PairingTest.Result([new(0, 1, 0.5f, true), new(0, 2, 0.2f, true), new(0, 3, 0.9f, false), new(1, 2, 0.1f, false), new(1, 3, 0.4f, false)], 7);
        Assert.Equal((1, 2, 2, 3, 3, 5), (result.Same.Correct, result.Same.Total, result.Different.Correct, result.Different.Total, result.Overall.Correct, result.Overall.Total));
        Assert.Equal((0 - 0.6) / 2, result.SameMargin, 1e-6);
        Assert.Equal((-0.8 + 0.8 + 0.2) / 3, result.DifferentMargin, 1e-6);
        Assert.Equal(0, new PairingTest.Result([new(0, 1, 0.5f, true)], 7).DifferentMargin);
    }

    [Fact]
    public void A_pairing_test_judges_each_pair_as_the_judge_does()
    {
        var (drawings, judge) = (new RenderedCollection(Symbols, models.Pairs.Raster), models.Pairs.Pairs!);
        var result = PairingTest.Run(Symbols, item => drawings[item], judge, 300, 0.5, 3);
        Assert.Equal(300, result.Overall.Total);
        Assert.InRange(result.Same.Total, 110, 190);
        Assert.True(result.PairsPerSecond > 0);
        foreach (var pair in result.Pairs.Take(20))
        {
            Assert.NotEqual(pair.First, pair.Second);
            Assert.Equal(Symbols.Items[pair.First].Class == Symbols.Items[pair.Second].Class, pair.IsSame);
            var alone = judge.Project([drawings[pair.First], drawings[pair.Second]]);
            Assert.Equal(judge.Similarities([(alone[0], alone[1])])[0], pair.Score, 1e-4f);
        }
        Assert.Equal(result.Pairs, PairingTest.Run(Symbols, item => drawings[item], judge, 300, 0.5, 3).Pairs);
        Assert.Equal(0, PairingTest.Run(Symbols, item => drawings[item], judge, 50, 1, 3).Different.Total);
        Assert.Throws<InvalidInputException>(() => PairingTest.Run(Symbols, item => drawings[item], judge, 0, 0.5, 3));
        Assert.Throws<InvalidInputException>(() => PairingTest.Run(Symbols, item => drawings[item], judge, 10, 1.5, 3));
    }

    [Theory]
    [InlineData("distances")]
    [InlineData("classes")]
    public void Without_a_judge_the_distance_of_the_embeddings_parts_pairs(string kind)
    {
        // Of the contrastive loss the embeddings as they are and half of its margin; of others the embeddings on the unit sphere.
        var (model, threshold) = kind == "distances" ? (models.Distances, 1.5) : (models.Classes, 1.0);
        var drawings = new RenderedCollection(Symbols, model.Raster);
        var result = PairingTest.Run(Symbols, item => drawings[item], model, 200, 0.5, 3);
        Assert.Equal((threshold, 200), (result.Threshold, result.Overall.Total));
        using var network = NetworkRegistry.Create(model.Description.Network);
        ModuleWeights.LoadFirst(network, models.FolderOf(kind));
        network.eval();
        var distances = result.Pairs.Select(pair => Distance(Embedding(pair.First), Embedding(pair.Second))).ToArray();
        Assert.All(result.Pairs.Zip(distances), one =>
        {
            Assert.Equal(one.Second, result.DistanceOf(one.First)!.Value, 1e-3);
            Assert.Equal(one.Second < threshold == one.First.IsSame, one.First.IsRight);
        });
        Assert.Equal(result.Pairs.Zip(distances).Where(one => one.First.IsSame).Average(one => one.Second), result.MeanDistance(isSame: true)!.Value, 1e-3);
        Assert.True(result.MeanDistance(isSame: true) < result.MeanDistance(isSame: false));

        float[] Embedding(int item)
        {
            using var scope = NewDisposeScope();
            using var noGrad = no_grad();
            var values = network.call(tensor(drawings[item].Ink.ToArray(), [1, 1, 16, 16])).data<float>().ToArray();
            return kind == "distances" ? values : Array.ConvertAll(values, value => value / MathF.Sqrt(values.Sum(other => other * other)));
        }
        static double Distance(float[] one, float[] other) => Math.Sqrt(one.Zip(other).Sum(pair => Math.Pow(pair.First - pair.Second, 2)));
    }

    [Theory]
    [InlineData("pairs")]
    [InlineData("classes")]
    public void A_classification_asks_nothing_that_was_shown(string kind)
    {
        var model = kind == "pairs" ? models.Pairs : models.Classes;
        var result = ClassificationTest.Run(Symbols, Symbols, model, new(2, 5, 20, 1));
        Assert.Equal(10, result.Labels.Length);
        Assert.All(result.Shown, shown => Assert.Equal(5, shown));
        Assert.Equal((20, 20), (result.Queries.Count, result.Confusions.Accuracy.Total));
        Assert.All(result.Queries, query =>
        {
            Assert.Equal(query.Truth, Symbols.Items[query.Item].Class);
            Assert.Equal(query.Guess, Array.IndexOf(query.Scores, query.Scores.Max()));
            Assert.DoesNotContain(query.Item, result.Memories.SelectMany(items => items));
        });
        Assert.All(result.Memories.Index(), memories =>
        {
            Assert.Equal(2, memories.Item.Distinct().Count());
            Assert.All(memories.Item, item => Assert.Equal(memories.Index, Symbols.Items[item].Class));
        });
        Assert.Equal(result.Memories.Select(items => items[0]), result.Faces);
        Assert.Equal(Enumerable.Range(0, 10), result.Faces.Select(face => Symbols.Items[face].Class));
        Assert.Equal(result.Queries.Count(query => query.IsRight), result.Confusions.Accuracy.Correct);
        Assert.Equal(result.Queries.Average(query => 1 + query.Scores.Count(score => score > query.Scores[query.Truth]) + (query.Scores.Count(score => score == query.Scores[query.Truth]) - 1) / 2.0), result.MeanRank, 1e-9);
        var gaps = result.Mistakes().Select(query => query.Scores[query.Guess] - query.Scores[query.Truth]).ToList();
        Assert.Equal(gaps.OrderDescending(), gaps);
    }

    [Fact]
    public void A_class_with_one_drawing_cannot_be_shown_and_asked()
    {
        var symbols = ProceduralSymbols.Create(1, 3, 1, seed: 1);
        Assert.Contains("has one drawing", Assert.Throws<InvalidInputException>(() => ClassificationTest.Run(symbols, symbols, models.Pairs, new(1, 1, 3, 1))).Message, StringComparison.Ordinal);
        Assert.Contains("0 classes in common",
            Assert.Throws<InvalidInputException>(() => ClassificationTest.Run(Symbols.Only(["Alphabet0"]), Symbols.Only(["Alphabet1"]), models.Pairs, new(1, 1, 3, 1))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Neighbours_vote_and_the_nearest_of_a_known_drawing_is_itself()
    {
        // The same drawings again, as another collection.
        var again = new SymbolCollection("the same again", Symbols.Classes, Symbols.Items);
        var (taught, asked) = (new RenderedCollection(again, models.Classes.Raster), new RenderedCollection(Symbols, models.Classes.Raster));
        var result = NeighbourTest.Run(taught, asked, models.Classes, 1, int.MaxValue, 1);
        Assert.Equal((80, 80), (result.Confusions.Accuracy.Correct, result.Confusions.Accuracy.Total));
        Assert.All(result.Queries, query => Assert.Equal(1, query.Scores[query.Truth], 1e-4f));
        Assert.All(NeighbourTest.Run(taught, asked, models.Classes, 5, 3, 1).Shown, shown => Assert.Equal(3, shown));
        Assert.Contains("itself", Assert.Throws<InvalidInputException>(() => NeighbourTest.Run(asked, asked, models.Classes, 1, 3, 1)).Message, StringComparison.Ordinal);
        Assert.Throws<InvalidInputException>(() => NeighbourTest.Run(taught, asked, models.Classes, 0, 3, 1));
    }

    [Fact]
    public void A_classifier_answers_for_upright_drawings()
    {
        using var scope = NewDisposeScope();
        var (drawings, classifier) = (new RenderedCollection(Symbols, models.Classes.Raster), models.Classes.Classifier!);
        SymbolBitmap[] bitmaps = [drawings[0], drawings[30], drawings[79]];
        var answers = classifier.Classify(bitmaps);
        // By hand, from the stored weights: label = 4 · class + orientation.
        var weights = SafeTensors.Read(Path.Combine(models.FolderOf("classes"), "weights.safetensors")).Tensors;
        var (weight, bias) = (weights["head.linear.weight"].ToFloats(), weights["head.linear.bias"].ToFloats());
        using var network = NetworkRegistry.Create(models.Classes.Description.Network);
        ModuleWeights.LoadFirst(network, models.FolderOf("classes"));
        network.eval();
        for (var i = 0; i < bitmaps.Length; i++)
        {
            using var noGrad = no_grad();
            var embedding = network.call(tensor(bitmaps[i].Ink.ToArray(), [1, 1, 16, 16])).data<float>().ToArray();
            var odds = Enumerable.Range(0, 10).Select(symbol => Math.Exp(bias[4 * symbol] + Enumerable.Range(0, 16).Sum(j => (double)weight[4 * symbol * 16 + j] * embedding[j]))).ToArray();
            for (var symbol = 0; symbol < 10; symbol++)
                Assert.Equal(odds[symbol] / odds.Sum(), answers[i][symbol], 1e-4);
        }
        var result = ClassifierTest.Run(drawings, classifier);
        Assert.Equal(80, result.Confusions.Accuracy.Total);
        Assert.Equal(Symbols.ItemsOf.Select(items => items[0]), result.Faces);
        // Both alphabets have a character01: without its alphabet it cannot be told which is meant.
        Assert.Null(classifier.AnswerTo(new SymbolClass("elsewhere", "character01")));
        Assert.Contains("knows none of the 3 classes", Assert.Throws<InvalidInputException>(() => ClassifierTest.Run(new(DatasetReader.Open("procedural:1/1x3x2"), models.Classes.Raster), classifier)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_yes_or_no_unit_says_yes_to_its_classes()
    {
        var (drawings, classifier) = (new RenderedCollection(Symbols, models.YesOrNo.Raster), models.YesOrNo.Classifier!);
        Assert.Equal(["no", "yes"], classifier.Answers.ToArray());
        Assert.Equal((1, 0), (classifier.AnswerTo(Symbols.Classes[0]), classifier.AnswerTo(Symbols.Classes[1])));
        Assert.All(classifier.Classify([drawings[0], drawings[9]]), row => Assert.Equal(1, row[0] + row[1], 1e-5f));
        var result = ClassifierTest.Run(drawings, classifier);
        // Two of five characters in each of two alphabets, of eight drawings each.
        Assert.Equal((48, 32), (result.Confusions.Recall(0).Total, result.Confusions.Recall(1).Total));
        Assert.Empty(result.Faces);
    }

    [Fact]
    public void Test_results_come_back_from_their_file()
    {
        var options = new RecipeTestOptions(40, 0.5, 2, 4, 20, 1);
        var test = RecipeTest.Run("made up", new(Symbols, models.Pairs.Raster), models.Pairs, options);
        var path = folder["tests/1.json"];
        test.Write(path);
        var read = RecipeTest.Read(path, "made up", models.Pairs.ModelId, options)!;
        Assert.Equal(test.Pairing!.Pairs, read.Pairing!.Pairs);
        Assert.Equal((test.Pairing.Same, test.Pairing.PairsPerSecond), (read.Pairing.Same, read.Pairing.PairsPerSecond));
        Assert.Equal((test.Classification.Confusions.Accuracy, test.Classification.MeanRank), (read.Classification.Confusions.Accuracy, read.Classification.MeanRank));
        Assert.Equal(test.Classification.Faces.ToArray(), read.Classification.Faces.ToArray());
        Assert.Equal(test.Classification.Memories.SelectMany(items => items), read.Classification.Memories.SelectMany(items => items));
        Assert.Null(read.Classifier);
        Assert.Null(RecipeTest.Read(path, "something else", models.Pairs.ModelId, options));
        Assert.Null(RecipeTest.Read(path, "made up", "other-12345678", options));
        Assert.Null(RecipeTest.Read(path, "made up", models.Pairs.ModelId, options with { Seed = 2 }));
        File.WriteAllText(path, "{");
        Assert.Null(RecipeTest.Read(path, "made up", models.Pairs.ModelId, options));
    }

    [Fact]
    public void A_model_of_the_contrastive_loss_is_tested_on_pairs_by_distance()
    {
        var options = new RecipeTestOptions(40, 0.5, 2, 4, 20, 1);
        var test = RecipeTest.Run("made up", new(Symbols, models.Distances.Raster), models.Distances, options);
        test.Write(folder["1.json"]);
        var read = RecipeTest.Read(folder["1.json"], "made up", models.Distances.ModelId, options)!.Pairing!;
        Assert.Equal((1.5, test.Pairing!.MeanDistance(isSame: false)), (read.Threshold, read.MeanDistance(isSame: false)));
    }

    [Fact]
    public void Mistakes_show_the_drawing_its_class_and_what_it_was_taken_for()
    {
        var symbol = new SymbolBitmap(2, [1, 0, 0, 0]);
        var picture = MistakeSheet.Paint([(symbol, symbol, null), (symbol, symbol, symbol)], scale: 1);
        Rgb At(int x, int y) => new(picture.Pixels[3 * (y * picture.Width + x)], picture.Pixels[3 * (y * picture.Width + x) + 1], picture.Pixels[3 * (y * picture.Width + x) + 2]);
        Assert.Equal((2 * 14 + 6, 42), (picture.Width, picture.Height));
        // The drawing itself has no frame; its class has a green one, the guess a red one, empty where there is no picture.
        Assert.Equal((Rgb.White, PictureColours.Ink, Rgb.White), (At(6, 6), At(9, 9), At(10, 9)));
        Assert.Equal((PictureColours.Right, PictureColours.Ink), (At(6, 14), At(9, 17)));
        Assert.Equal((PictureColours.Wrong, Rgb.White, PictureColours.Ink), (At(6, 25), At(9, 28), At(23, 28)));
        Assert.Throws<InvalidInputException>(() => MistakeSheet.Paint([]));
    }

    [Fact]
    public void A_grid_of_large_pictures_shows_as_many_classes_as_fit()
    {
        var drawings = new RenderedCollection(ProceduralSymbols.Create(3, 10, 1, seed: 1), new RasterOptions { Size = 256, InkExtent = 220, PenWidth = 4 });
        var result = new ClassificationResult([.. Enumerable.Range(0, 30).Select(label => $"{label}")], [.. Enumerable.Range(0, 30).Select(item => new ClassifiedDrawing(item, item, item, new float[30]))], 1) { Faces = [.. Enumerable.Range(0, 30)] };
        Assert.Equal(15 * 257, ClassificationSection.Grid(result, drawings, drawings).Width);
        Assert.InRange(MistakeSheet.Paint([.. Enumerable.Repeat((drawings[0], (SymbolBitmap?)drawings[0], (SymbolBitmap?)null), 20)]).Width, 2560, 4096);
    }

    [Fact]
    public void The_curve_of_the_loss_has_means_only()
    {
        static string Page(params TrainingProgress[] news)
        {
            var report = new HtmlReport("t", "l");
            TrainingSection.Add(report, news);
            return report.ToHtml();
        }
        TrainingProgress[] steps = [new(TrainingEvent.Steps, 4, 8) { Loss = 5 }, new(TrainingEvent.Steps, 8, 8) { Loss = 3 }];
        Assert.Equal(Page(steps), Page([.. steps, new(TrainingEvent.Finished, 8, 8) { Loss = 99 }]));
        // Once on even axes, once in powers of ten, each for the page and for a phone.
        Assert.Equal(4, Page(steps).Split("<svg ").Length - 1);
        // Over-fitting shows beside them: the loss of what is held out, and the accuracy on what is learned from.
        TrainingProgress Measured(long step) => new(TrainingEvent.Validated, step, 8) { Metrics = new Dictionary<string, double> { ["classifier"] = 0.5 }, HeldOutLoss = 4, TrainingAccuracy = 0.9 };
        var page = Page([.. steps, Measured(4), Measured(8)]);
        Assert.Contains("held out</text>", page, StringComparison.Ordinal);
        Assert.Contains("classifier, on what it learns from</text>", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Memories_have_a_row_for_each_class()
    {
        var symbol = new SymbolBitmap(2, [1, 0, 0, 0]);
        var picture = MemorySheet.Paint([[symbol], [symbol, symbol, symbol]]);
        // Three across and two down, each pixel 2 × 2 large.
        Assert.Equal((3 * 8 + 4, 2 * 8 + 4), (picture.Width, picture.Height));
        Assert.Equal(4 * 4, Enumerable.Range(0, picture.Width * picture.Height).Count(pixel => picture.Pixels[3 * pixel] == PictureColours.Ink.Red && picture.Pixels[3 * pixel + 1] == PictureColours.Ink.Green));
        Assert.Throws<InvalidInputException>(() => MemorySheet.Paint([[]]));
        var large = new SymbolBitmap(256, new float[256 * 256]);
        Assert.Equal(GreyImage.SideLimit, MemorySheet.Paint([.. Enumerable.Repeat<SymbolBitmap[]>([large], 20)]).Height);
    }

    [Fact]
    public void Feature_maps_are_shown_for_every_block_of_every_network()
    {
        EmbeddingModelTests.Write(folder["symbolnet"], NetworkRegistry.Published("symbolnet"));
        using var symbolNet = EmbeddingModel.Load(folder["symbolnet"]);
        Assert.Equal([new FeatureShape(60, 18), new FeatureShape(100, 5), new FeatureShape(200, 1)], symbolNet.Network.Parts);
        // Three blocks of SymbolNet; two convolutions whose embedding is a plain vector.
        foreach (var (model, blocks) in new[] { (symbolNet, 3), (models.Pairs, 2) })
        {
            var report = new HtmlReport("t", "l");
            FeatureMapSection.Add(report, model, new RenderedCollection(Symbols, model.Raster)[0]);
            Assert.Equal(blocks, report.ToHtml().Split("<img ").Length - 1);
        }
    }
}
