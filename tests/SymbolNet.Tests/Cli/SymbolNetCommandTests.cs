using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using SymbolNet.Cli;
using SymbolNet.Ink;
using SymbolNet.Learning.Checkpoints;
using SymbolNet.Learning.Data;
using SymbolNet.Learning.Training;
using SymbolNet.Recognition;
using SymbolNet.Tests.Learning;
using SymbolNet.Tests.Learning.Checkpoints;
using SymbolNet.Tests.Learning.Data;
using SymbolNet.Tests.Learning.Evaluation;
using SymbolNet.Tests.Learning.Reports;

namespace SymbolNet.Tests.Cli;

/// <summary>The command line as people and scripts use it: exit codes, sentences and JSON.</summary>
public sealed class SymbolNetCommandTests : IDisposable
{
    readonly TemporaryFolder folder = new();
    readonly SymbolCollection symbols = ProceduralSymbols.Create(2, 6, 4, seed: 1);
    readonly string images, strokes, model;

    public SymbolNetCommandTests()
    {
        images = folder.Write("images.zip", ProceduralSymbols.ToImageZip(symbols));
        strokes = folder.Write("strokes.zip", ProceduralSymbols.ToStrokeZip(symbols));
        model = folder["model"];
        EmbeddingModelTests.Write(model);
    }

    public void Dispose() => folder.Dispose();

    static (int Code, string Output, string Error) Run(params string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = SymbolNetCommand.Run(arguments, output, error);
        return (code, output.ToString(), error.ToString());
    }

    JsonElement Json(params string[] arguments)
    {
        var (code, output, error) = Run([.. arguments, "--model", model, "--json"]);
        Assert.Equal((0, ""), (code, error));
        Assert.Single(output.TrimEnd().Split('\n'));
        using var document = JsonDocument.Parse(output);
        return document.RootElement.Clone();
    }

    static void Refused(string why, params string[] arguments)
    {
        var (code, output, error) = Run(arguments);
        Assert.NotEqual(0, code);
        Assert.Equal("", output);
        Assert.Contains(why, error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
    }

    [Fact]
    public void Few_shot_prints_its_object()
    {
        var within = Json("evaluate", "few-shot", "--dataset", images, "--ways", "5", "--shots", "1", "--episodes", "30", "--within-alphabet");
        Assert.InRange(within.GetProperty("accuracy").GetDouble(), 0.2, 1);
        Assert.InRange(within.GetProperty("confidence95").GetDouble(), 0, 0.2);
        Assert.Equal((30, 5, 1), (within.GetProperty("episodes").GetInt32(), within.GetProperty("ways").GetInt32(), within.GetProperty("shots").GetInt32()));
        var all = Json("evaluate", "few-shot", "--dataset", images, "--ways", "all", "--shots", "2", "--episodes", "2", "--alphabets", "Alphabet1");
        Assert.Equal((6, 2), (all.GetProperty("ways").GetInt32(), all.GetProperty("shots").GetInt32()));
        Assert.Equal(within.GetRawText(), Json("evaluate", "few-shot", "--dataset", images, "--ways", "5", "--shots", "1", "--episodes", "30", "--within-alphabet").GetRawText());
    }

    [Fact]
    public void Export_writes_the_model_as_onnx_and_prints_its_object()
    {
        var file = folder["model.onnx"];
        var exported = Json("export", "--onnx", file);
        Assert.Equal((new FileInfo(file).Length, 16, 12), (exported.GetProperty("bytes").GetInt64(), exported.GetProperty("size").GetInt32(), exported.GetProperty("dimension").GetInt32()));
        Refused("There is no model in", "export", "--model", folder["nowhere"], "--onnx", file);
    }

    [Fact]
    public void Official_runs_print_their_object()
    {
        var runs = Json("evaluate", "omniglot-runs", "--runs", folder.Write("runs.zip", EvaluationTests.Runs("all_runs/")));
        Assert.Equal((8, 4, 2), (runs.GetProperty("trials").GetInt32(), runs.GetProperty("errors").GetInt32(), runs.GetProperty("runs").GetInt32()));
        Assert.Equal(0.5, runs.GetProperty("error").GetDouble());
    }

    [Fact]
    public void Transfer_prints_its_object()
    {
        foreach (var (prefix, count) in new[] { ("train", 30), ("t10k", 20) })
        {
            var pixels = new List<byte>();
            for (var i = 0; i < count; i++)
                pixels.AddRange(new SymbolNet.Raster.Rasterizer(new() { Size = 28, InkExtent = 20, PenWidth = 2 }).Render(ProceduralSymbols.Draw(1, i % 10, i)).Ink.ToArray().Select(ink => (byte)(ink * 255)));
            folder.Write($"digits/{prefix}-images-idx3-ubyte", MnistReaderTests.Idx([count, 28, 28], [.. pixels]));
            folder.Write($"digits/{prefix}-labels-idx1-ubyte", MnistReaderTests.Idx([count], [.. Enumerable.Range(0, count).Select(i => (byte)(i % 10))]));
        }
        var transfer = Json("evaluate", "transfer", "--dataset", folder["digits"], "--examples", "2", "--draws", "3");
        Assert.InRange(transfer.GetProperty("accuracy").GetDouble(), 0.2, 1);
        Assert.Equal((2, 20), (transfer.GetProperty("examples").GetInt32(), transfer.GetProperty("queries").GetInt32()));
        Refused("has 3", "evaluate", "transfer", "--dataset", folder["digits"], "--examples", "4", "--model", model);
        // Said in full it is the same; any other two data sets are taken in the same way.
        string[] full = ["evaluate", "transfer", "--teach", $"{folder["digits"]}:part=train", "--dataset", $"{folder["digits"]}:part=test", "--examples", "2", "--draws", "3"];
        Assert.Equal(transfer.GetRawText(), Json(full).GetRawText());
        var drawn = Json("evaluate", "transfer", "--teach", strokes, "--dataset", images, "--examples", "4", "--draws", "2", "--report", folder["transfer.html"]);
        Assert.Equal(symbols.Items.Count, drawn.GetProperty("queries").GetInt32());
        Assert.Contains("Accuracies by the choice of examples", File.ReadAllText(folder["transfer.html"]), StringComparison.Ordinal);
        Refused("must be other drawings", "evaluate", "transfer", "--teach", images, "--dataset", images, "--model", model);
        Refused("say with --teach", "evaluate", "transfer", "--dataset", images, "--model", model);
    }

    [Fact]
    public void Unknown_prints_its_object()
    {
        var unknown = Json("evaluate", "unknown", "--dataset", images, "--known", "7", "--shots", "1");
        Assert.InRange(unknown.GetProperty("auroc").GetDouble(), 0.3, 1);
        Assert.Equal((7, 5), (unknown.GetProperty("known").GetInt32(), unknown.GetProperty("unknown").GetInt32()));
    }

    [Fact]
    public void Strokes_and_pictures_are_compared()
    {
        var compared = Json("evaluate", "strokes", "--dataset", strokes, "--images", images, "--ways", "5", "--episodes", "20");
        Assert.Equal(48, compared.GetProperty("drawings").GetInt32());
        Assert.Equal(compared.GetProperty("images").GetDouble() - compared.GetProperty("strokes").GetDouble(), compared.GetProperty("difference").GetDouble(), 1e-9);
        Refused("pictures where strokes", "evaluate", "strokes", "--dataset", images, "--images", images, "--model", model);
    }

    [Fact]
    public void A_taught_drawing_is_recognised()
    {
        var drawing = folder.Write("drawing.json", Encoding.UTF8.GetBytes(DrawingFormat.ToJson(((DrawingItem)symbols.Items[0]).Drawing)));
        var answer = Json("recognise", drawing, "--bank", strokes);
        var best = answer.GetProperty("candidates")[0];
        Assert.Equal("character01", best.GetProperty("name").GetString());
        Assert.Equal(1, best.GetProperty("similarity").GetDouble(), 1e-3);
        Assert.Equal(1, answer.GetProperty("unknown").GetDouble() + answer.GetProperty("candidates").EnumerateArray().Sum(candidate => candidate.GetProperty("probability").GetDouble()), 1e-3);
        Refused("no such file", "recognise", folder["missing.json"], "--model", model);
        Refused("", "recognise", folder.Write("bad.json", "{}"u8.ToArray()), "--bank", strokes, "--model", model);
    }

    [Fact]
    public void Calibration_is_stored_and_can_be_taken_over()
    {
        var big = folder.Write("big.zip", ProceduralSymbols.ToImageZip(ProceduralSymbols.Create(1, 8, 7, seed: 3)));
        Refused("--alphabets", "calibrate", "--dataset", big, "--model", model);
        var id = ModelDescription.Read(model).Id;
        Json("calibrate", "--dataset", big, "--alphabets", "Alphabet0");
        var fitted = ModelDescription.Read(model);
        Assert.NotEqual(new DecisionRule(), fitted.Rule);
        Assert.Equal(id, fitted.Id);
        EmbeddingModelTests.Write(folder["sibling"]);
        Assert.Equal(0, Run("calibrate", "--model", folder["sibling"], "--rule-of", model).Code);
        Assert.Equal(fitted.Rule, ModelDescription.Read(folder["sibling"]).Rule);
        EmbeddingModel.Load(folder["sibling"]).Dispose();
    }

    [Fact]
    public void Training_writes_a_model_progress_and_lines_for_programs()
    {
        var recipe = folder.Write("recipe.json", Encoding.UTF8.GetBytes(
            """{"training":{"network":{"layers":"c8/2 p c16 p","dimension":16},"raster":{"size":16,"inkExtent":14,"penWidth":1.2},"orientations":1,"batch":12,"threads":1,"validations":1,"precision":"float32"}}"""));
        var (code, _, error) = Run("train", "--dataset", images, "--hold-out", "Alphabet1", "--steps", "6", "--recipe", recipe, "--out", folder["run"], "--json-lines", folder["lines"], "--seed", "5");
        Assert.Equal(0, code);
        Assert.Contains("held out", error, StringComparison.Ordinal);
        var lines = File.ReadAllLines(folder["lines"]).Select(line => JsonDocument.Parse(line).RootElement).ToList();
        Assert.Equal("preparing", lines[0].GetProperty("kind").GetString());
        Assert.Equal(("finished", 6, 6), (lines[^1].GetProperty("kind").GetString(), lines[^1].GetProperty("step").GetInt32(), lines[^1].GetProperty("steps").GetInt32()));
        Assert.Contains(lines, line => line.GetProperty("kind").GetString() == "validated" && line.GetProperty("metrics").GetProperty("oneShotAmongAll").GetDouble() > 0);
        Assert.StartsWith("run-", ModelDescription.Read(folder["run"]).Id, StringComparison.Ordinal);
        Assert.Equal(5, ModelDescription.Read(folder["run"]).Training!.Seed);
        using var output = new StringWriter();
        Assert.Equal(0, SymbolNetCommand.Run(["evaluate", "few-shot", "--dataset", images, "--ways", "3", "--episodes", "5", "--model", folder["run"]], output, TextWriter.Null));
        Assert.Contains("accuracy", output.ToString(), StringComparison.Ordinal);
        var (again, _, said) = Run("train", "--dataset", images, "--hold-out", "Alphabet1", "--steps", "8", "--recipe", recipe, "--out", folder["run"], "--tensorboard", folder["board"], "--report", folder["page.html"], "--json-lines", folder["run/progress.jsonl"]);
        Assert.Equal(0, again);
        Assert.Contains("holds a run: it goes on", said, StringComparison.Ordinal);
        Assert.Equal("8", SafeTensors.Read(folder["run/last.safetensors"]).Metadata["step"]);
        Assert.True(new FileInfo(Directory.EnumerateFiles(folder["board"]).Single()).Length > 100);
        var tags = EventFile.Tags(folder["board"]);
        Assert.Contains("pairs", tags);
        // A histogram for each tensor of the model's file.
        Assert.Equal(SafeTensors.Read(folder["run/weights.safetensors"]).Tensors.Keys.Order(), tags.Where(tag => tag.StartsWith("weights/", StringComparison.Ordinal)).Select(tag => tag["weights/".Length..]).Distinct().Order());
        // The history has both starts, once although they were asked for twice; the page draws the curve over both.
        Assert.Equal([0, 6], new TrainingHistory(folder["run"]).Read().Where(news => news.Kind == TrainingEvent.Started).Select(news => news.Step));
        var page = File.ReadAllText(folder["page.html"]);
        foreach (var part in new[] { "Training of run", "Loss, in powers of ten", "Held out", "after 8 steps" })
            Assert.Contains(part, page, StringComparison.Ordinal);
        // TensorBoard is told that this start counts from step 7 on.
        Assert.Equal(7ul, EventFile.Fields(EventFile.Records(File.ReadAllBytes(Directory.EnumerateFiles(folder["board"]).Single()))[1])[2].Bits);
    }

    [Fact]
    public void Every_recipe_that_comes_along_can_be_trained_by_name()
    {
        var (code, output, _) = Run("recipes", "--json");
        Assert.Equal(0, code);
        var names = JsonDocument.Parse(output).RootElement.EnumerateArray().Select(recipe => recipe.GetProperty("name").GetString()!).ToList();
        Assert.Contains("symbolnet-uppercases", names);
        Refused("There is no recipe 'x'", "train", "--dataset", images, "--out", folder["run"], "--recipe", "x");
        // The smallest of them, on classes it was not made for.
        Assert.Equal(0, Run("train", "--dataset", images, "--recipe", "symbolnet-uppercases", "--classes", "all", "--steps", "2", "--out", folder["pairs"]).Code);
        Assert.Equal(1_677_752 - 1_114_802, ModelDescription.Read(folder["pairs"]).Parameters);
        // A judge of pairs is asked by SymbolNet's rule: scores of categories, no probability of the unknown.
        var drawing = folder.Write("drawing.json", Encoding.UTF8.GetBytes(DrawingFormat.ToJson(((DrawingItem)symbols.Items[0]).Drawing)));
        (code, output, _) = Run("recognise", drawing, "--bank", strokes, "--model", folder["pairs"], "--json");
        Assert.Equal(0, code);
        using var answer = JsonDocument.Parse(output);
        Assert.Equal(JsonValueKind.Null, answer.RootElement.GetProperty("unknown").ValueKind);
        Assert.Equal(12, answer.RootElement.GetProperty("candidates").GetArrayLength());
        Assert.All(answer.RootElement.GetProperty("candidates").EnumerateArray(), candidate => Assert.InRange(candidate.GetProperty("similarity").GetDouble(), 0, 1));
        Assert.Contains(answer.RootElement.GetProperty("certainty").GetString(), (string?[])["confident", "unsure", "unknown"]);
    }

    [Fact]
    public void A_learning_rate_is_looked_for_without_training()
    {
        var (code, output, _) = Run("train", "--dataset", images, "--recipe", "symbolnet-uppercases", "--classes", "all", "--find-rate", folder["rates.svg"]);
        Assert.Equal(0, code);
        Assert.Contains("earning rate", output, StringComparison.Ordinal);
        Assert.Contains("<svg", File.ReadAllText(folder["rates.svg"]), StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder["run"]));
    }

    [Fact]
    public void A_stopped_training_says_so_and_can_be_resumed()
    {
        var recipe = folder.Write("recipe.json", Encoding.UTF8.GetBytes(
            """{"training":{"network":{"layers":"c8/2 p c16 p","dimension":16},"raster":{"size":16,"inkExtent":14,"penWidth":1.2},"orientations":1,"batch":12,"threads":1,"precision":"float32"}}"""));
        using var stop = new CancellationTokenSource();
        using var error = new StopWriter(stop);
        Assert.Equal(SymbolNetCommand.Stopped, SymbolNetCommand.Run(["train", "--dataset", images, "--steps", "40", "--recipe", recipe, "--out", folder["run"]], TextWriter.Null, error, stop.Token));
        Assert.Contains("a checkpoint is saved", error.ToString(), StringComparison.Ordinal);
        Assert.Equal(0, Run("train", "--dataset", images, "--resume", "--out", folder["run"]).Code);
        Assert.Equal(40, ModelDescription.Read(folder["run"]).Steps);
    }

    [Fact]
    public void A_run_goes_on_without_learning_from_what_was_held_out()
    {
        var recipe = folder.Write("recipe.json", Encoding.UTF8.GetBytes(
            """{"training":{"network":{"layers":"c8/2 p c16 p","dimension":16},"raster":{"size":16,"inkExtent":14,"penWidth":1.2},"orientations":1,"batch":12,"threads":1,"validations":1,"precision":"float32"}}"""));
        string[] train = ["train", "--dataset", images, "--out", folder["run"]];
        Assert.Equal(0, Run([.. train, "--recipe", recipe, "--hold-out", "0.5", "--seed", "3", "--steps", "2"]).Code);
        var before = ModelDescription.Read(folder["run"]);
        var (code, _, error) = Run([.. train, "--steps", "3"]);
        Assert.Equal(0, code);
        Assert.DoesNotContain("other data", error, StringComparison.Ordinal);
        Assert.DoesNotContain("not used", error, StringComparison.Ordinal);
        var after = ModelDescription.Read(folder["run"]);
        Assert.Equal((before.Data, 3), (after.Data, after.Training!.Seed));
        Assert.Equal(before.HeldOut, after.HeldOut);
        (code, _, error) = Run([.. train, "--steps", "4", "--seed", "5", "--hold-out", string.Join(',', symbols.Alphabets.Except(before.HeldOut)), "--validation", "0.3", "--from", model, "--threads", "1"]);
        Assert.Equal(0, code);
        Assert.Contains("not used: --from, --seed, --hold-out, --validation.", error, StringComparison.Ordinal);
        Assert.Equal(before.Data, ModelDescription.Read(folder["run"]).Data);
        // What is said again is used.
        Assert.DoesNotContain("not used", Run([.. train, "--steps", "5", "--seed", "3", "--hold-out", before.HeldOut[0], "--name", "run"]).Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_run_goes_on_with_the_classes_that_are_named_or_else_with_all_it_learned()
    {
        var recipe = folder.Write("recipe.json", Encoding.UTF8.GetBytes(
            """{"training":{"network":{"layers":"c8/2 p c16 p","dimension":16},"raster":{"size":16,"inkExtent":14,"penWidth":1.2},"orientations":1,"batch":12,"threads":1,"precision":"float32","objective":{"name":"pairs"}}}"""));
        string[] train = ["train", "--dataset", images, "--out", folder["run"]];
        Assert.Equal(0, Run([.. train, "--recipe", recipe, "--classes", "0-2", "--steps", "2"]).Code);
        Assert.Equal(0, Run([.. train, "--classes", "3-4", "--steps", "3"]).Code);
        var (code, _, error) = Run([.. train, "--steps", "4"]);
        Assert.Equal(0, code);
        Assert.Contains("now 'images.zip': 5 characters", error, StringComparison.Ordinal);
        var model = ModelDescription.Read(folder["run"]);
        Assert.EndsWith(": 3 characters of 1 alphabets, 12 drawings, then 'images.zip': 2 characters of 1 alphabets, 8 drawings, then 'images.zip': 5 characters of 1 alphabets, 20 drawings", model.Data, StringComparison.Ordinal);
        Assert.Equal(symbols.Classes.Take(5), model.Classes);
        // Other drawings are asked for the same way, and nothing of what is not there is missed.
        Assert.DoesNotContain("other data", Run([.. train, "--steps", "5"]).Error, StringComparison.Ordinal);
        Assert.Contains("now 'images.zip': 2 characters", Run([.. train, "--classes", "3-4", "--steps", "6"]).Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Numbers_do_not_follow_the_language_of_the_system()
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo("") { NumberFormat = new NumberFormatInfo { NumberDecimalSeparator = ",", NumberGroupSeparator = "." } };
            Refused("not -0.5 seconds", "train", "--dataset", images, "--out", folder["run"], "--steps", "1", "--save-every", "-0.5");
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void A_log_that_cannot_be_written_does_not_end_a_training()
    {
        if (!File.Exists("/dev/full"))
            return;
        var (code, _, error) = Run("train", "--dataset", images, "--steps", "2", "--recipe", "symbolnet-uppercases", "--classes", "all", "--out", folder["run"], "--json-lines", "/dev/full");
        Assert.Equal(0, code);
        Assert.Single(error.Split('\n'), line => line.Contains("'/dev/full' cannot be written any more", StringComparison.Ordinal));
        Assert.Equal(2, ModelDescription.Read(folder["run"]).Steps);
    }

    /// <summary>Asks to stop as soon as the training says that it started.</summary>
    sealed class StopWriter(CancellationTokenSource stop) : StringWriter
    {
        public override void WriteLine(string? value)
        {
            base.WriteLine(value);
            if (value?.StartsWith("Started", StringComparison.Ordinal) == true)
                stop.Cancel();
        }
    }

    [Fact]
    public void Every_command_says_which_files_it_left_out()
    {
        var files = symbols.Items.Select((item, index) => ($"{symbols.Classes[item.Class].Alphabet}/{symbols.Classes[item.Class].Name}/{index}.png", ProceduralSymbols.Picture(((DrawingItem)item).Drawing)));
        var mixed = folder.Write("mixed.zip", ProceduralSymbols.Zip([.. files, ("Alphabet0/character01/bad.png", "no picture"u8.ToArray())]));
        foreach (var (code, _, error) in new[]
        {
            Run("evaluate", "few-shot", "--dataset", mixed, "--model", model, "--ways", "3", "--episodes", "2"),
            Run("evaluate", "unknown", "--dataset", mixed, "--model", model, "--known", "4", "--episodes", "1"),
            Run("evaluate", "mix-ups", "--dataset", mixed, "--model", model),
            Run("recognise", folder.Write("drawing.json", Encoding.UTF8.GetBytes(DrawingFormat.ToJson(((DrawingItem)symbols.Items[0]).Drawing))), "--bank", mixed, "--model", model),
        })
        {
            Assert.Equal(0, code);
            Assert.Contains("Left out: 1 file.", error, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Bad_input_gets_one_sentence_and_an_exit_code()
    {
        string[] fewShot = ["evaluate", "few-shot", "--model", model, "--dataset"];
        Refused("There is no file or folder", [.. fewShot, folder["nowhere.zip"]]);
        Refused("is no complete zip", [.. fewShot, folder.Write("cut.zip", File.ReadAllBytes(images)[..2000])]);
        Refused("the nearest are Alphabet", [.. fewShot, images, "--alphabets", "Alphabet7"]);
        Refused("Alphabet0 has 6", [.. fewShot, images, "--ways", "20", "--within-alphabet"]);
        Refused("12 characters", [.. fewShot, images, "--ways", "20"]);
        Refused("--ways takes", [.. fewShot, images, "--ways", "many"]);
        Refused("episodes", [.. fewShot, images, "--ways", "3", "--episodes", "0"]);
        Refused("has 4 drawings", [.. fewShot, images, "--ways", "3", "--shots", "4"]);
        Refused("--known takes 1 to 11", "evaluate", "unknown", "--dataset", images, "--known", "12", "--model", model);
        Refused("holds no runs", "evaluate", "omniglot-runs", "--runs", images, "--model", model);
        Refused("There is no model in", "evaluate", "few-shot", "--dataset", images, "--ways", "3", "--model", folder.Path);
        Refused("There is no folder", "evaluate", "transfer", "--dataset", folder["nowhere"], "--model", model);
        Refused("--minutes N or --steps N", "train", "--dataset", images, "--out", folder["run"]);
        Refused("--out DIR", "train", "--dataset", images, "--steps", "1");
        Refused("steps must be above 0", "train", "--dataset", images, "--out", folder["run"], "--steps", "0");
        Refused("cannot be written", "train", "--dataset", images, "--out", "/proc/nowhere/run", "--steps", "1");
        Refused("There is no network 'x'", "train", "--dataset", images, "--out", folder["run"], "--steps", "1", "--network", "x");
        Refused("is no recipe", "train", "--dataset", images, "--out", folder["run"], "--steps", "1", "--recipe", folder.Write("r.json", """{"batchSize":3}"""u8.ToArray()));
        foreach (var (number, recipe) in new[] { """{"training":null}""", """{"training":{"raster":null}}""", """{"training":{"optimization":{"optimizer":7}}}""" }.Index())
            Refused("is no recipe", "train", "--dataset", images, "--out", folder["run"], "--steps", "1", "--recipe", folder.Write($"r{number}.json", Encoding.UTF8.GetBytes(recipe)));
        EmbeddingModelTests.Write(folder["broken"]);
        var description = JsonNode.Parse(File.ReadAllText(folder["broken/model.json"]))!;
        description["raster"] = null;
        File.WriteAllText(folder["broken/model.json"], description.ToJsonString());
        Refused("does not describe a model", "evaluate", "few-shot", "--dataset", images, "--ways", "3", "--model", folder["broken"]);
        Refused("nothing to learn from one class", "train", "--dataset", images, "--classes", "0-0", "--out", folder["one"], "--steps", "1");
        foreach (var objective in new[] { """{"name":"frozen-classifier"}""", """{"name":"frozen-binary","positiveClasses":["character01"]}""" })
            Refused("begin with the weights of a model that has learned (--from DIR)", "train", "--dataset", images, "--out", folder["head"], "--steps", "1", "--recipe", folder.Write("head.json", Encoding.UTF8.GetBytes(
                """{"training":{"network":{"layers":"c8/2 p","dimension":16},"raster":{"size":16,"inkExtent":14,"penWidth":1.2},"objective":OBJECTIVE}}""".Replace("OBJECTIVE", objective, StringComparison.Ordinal))));
        Refused("no run to resume", "train", "--dataset", images, "--out", folder["run"], "--resume");
        Assert.NotEqual(0, Run("evaluate", "few-shot").Code);
        Assert.NotEqual(0, Run("dance").Code);
    }
}
