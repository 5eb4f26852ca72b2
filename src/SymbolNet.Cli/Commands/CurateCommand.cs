using System.CommandLine;
using SymbolNet.Evaluation;
using SymbolNet.Learning.Checkpoints;
using SymbolNet.Learning.Curation;
using SymbolNet.Learning.Data;
using SymbolNet.Raster;

namespace SymbolNet.Cli.Commands;

/// <summary><c>symbolnet curate</c>: teaches one unit on a frozen network a yes-or-no question with a few labels, asked for where it is unsure.</summary>
static class CurateCommand
{
    public static Command Create(TextReader input, TextWriter error, CancellationToken cancellation)
    {
        var (dataset, model, seed, json) = (SharedOptions.Dataset(), SharedOptions.Model(), SharedOptions.Seed(), Report.JsonOption());
        var device = SharedOptions.Device();
        var test = new Option<string?>("--test") { Description = "Data set to measure every round on, for instance PATH:part=test.", HelpName = "PATH" };
        var positive = new Option<string>("--positive") { Description = "The question: classes to say yes to, separated by commas.", HelpName = "A,B,..", DefaultValueFactory = _ => string.Join(',', YesNoQuestion.OddDigits.Positive) };
        var rounds = new Option<int>("--rounds") { Description = "Rounds of questions.", DefaultValueFactory = _ => 30 };
        var questions = new Option<int>("--questions") { Description = "Questions of a round.", DefaultValueFactory = _ => new CurationOptions().Questions };
        var random = new Option<int>("--random") { Description = "How many of them are about any drawing, not only about those the unit doubts: they find what it is wrong about without doubting.", DefaultValueFactory = _ => 0 };
        var epochs = new Option<int>("--epochs") { Description = "Epochs of a round over everything labelled.", DefaultValueFactory = _ => new CurationOptions().Epochs };
        var drawings = new Option<int>("--pool") { Description = "Drawings, evenly spread over the data set, among which the questions are looked for; 0 takes all.", DefaultValueFactory = _ => 10_000 };
        var repeats = new Option<int>("--repeats") { Description = "Runs, each with the next seed; the table shows their mean.", DefaultValueFactory = _ => 1 };
        var ask = new Option<bool>("--ask") { Description = "Show the drawings here and ask; otherwise the data set's labels answer." };
        var state = new Option<string?>("--state") { Description = "Keep the state in this file after every answer, and go on with it when it is there.", HelpName = "FILE.json" };
        var report = new Option<string?>("--report") { Description = "Write a page with the curve, the weights and the predictions.", HelpName = "FILE.html" };
        var board = SharedOptions.TensorBoard();
        var command = new Command("curate", "Teaches a yes-or-no question with a few labels, asked for where the answer is unsure.") { dataset, test, positive, model, device, rounds, questions, random, epochs, drawings, repeats, ask, state, report, board, seed, json };
        command.SetAction(parse =>
        {
            if (parse.GetValue(rounds) < 1 || parse.GetValue(repeats) < 1 || parse.GetValue(drawings) < 0)
                throw new InvalidInputException("--rounds and --repeats take numbers from 1, --pool from 0.");
            if (parse.GetValue(repeats) > 1 && (parse.GetValue(ask) || parse.GetValue(state) is not null))
                throw new InvalidInputException("--repeats is for answers from labels, without --state.");
            var question = YesNoQuestion.Parse(parse.GetRequiredValue(positive));
            var known = parse.GetValue(state) is { } file && File.Exists(file) ? CurationState.Read(file) : null;
            if (known?.Positive is { } earlier && !earlier.ToHashSet().SetEquals(question.Positive))
                throw new InvalidInputException($"'{parse.GetValue(state)}' holds the answers to another question: {new YesNoQuestion(earlier).Text} Ask it again with --positive {string.Join(',', earlier)}, or choose another file.");
            var options = known?.Options ?? new CurationOptions { Questions = parse.GetValue(questions), RandomQuestions = parse.GetValue(random), Epochs = parse.GetValue(epochs), Seed = parse.GetValue(seed) };
            options.Validate();
            var collection = SharedOptions.Open(parse.GetRequiredValue(dataset), error);
            question.RequireBothAnswers(collection);
            using var network = SharedOptions.LoadModel(parse.GetValue(model), parse.GetRequiredValue(device));
            var items = Choose(collection.Items.Count, parse.GetValue(drawings));
            var pool = FrozenOutputs.Of(collection, items, network, Report.Progress(error, parse.GetValue(json), "Looking at drawings"), cancellation);
            var measured = parse.GetValue(test) is { } address ? Measured(SharedOptions.Open([address], error), question, network, Report.Progress(error, parse.GetValue(json), "Looking at the test"), cancellation) : null;
            var rasterizer = new Rasterizer(network.Raster);
            SymbolBitmap Draw(int drawing) => collection.Items[items[drawing]].Render(rasterizer);

            var (runs, isStopped) = (new List<CurationSession>(), false);
            for (var run = 0; run < parse.GetValue(repeats); run++)
            {
                var session = known is null ? CurationSession.Start(pool, options with { Seed = options.Seed + run }, measured) : CurationSession.Resume(known, pool, measured);
                runs.Add(session);
                while (session.Rounds.Length <= parse.GetValue(rounds) && session.NextQuestions() is [var next, ..])
                {
                    cancellation.ThrowIfCancellationRequested();
                    var (isAnswered, answer) = parse.GetValue(ask)
                        ? Ask(question, Draw(next.Item), $"Round {session.Rounds.Length}, {session.NextQuestions().Length} to go", input, error)
                        : (true, question.IsYes(collection.Classes[collection.Items[items[next.Item]].Class]));
                    if (!isAnswered)
                    {
                        isStopped = true;
                        break;
                    }
                    if (session.Answer(next.Item, answer) is { Accuracy: { } accuracy } && parse.GetValue(ask))
                        error.WriteLine($"Right on the test: {SharedOptions.Percent(accuracy)}");
                    if (parse.GetValue(state) is { } place)
                        (session.State with { Positive = question.Positive }).Write(place);
                }
                if (parse.GetValue(board) is { } folder)
                    CurationReport.Write(session, parse.GetValue(repeats) > 1 ? Path.Combine(folder, $"seed {session.State.Options.Seed}") : folder);
            }
            Show(parse.InvocationConfiguration.Output, parse.GetValue(json), question, runs, drawing => collection.Classes[collection.Items[items[drawing]].Class].Name, pool, measured, network.ModelId);
            if (parse.GetValue(report) is { } page)
                CurationReport.Of(question, runs, pool, Draw).Save(page);
            return isStopped ? SymbolNetCommand.Stopped : 0;
        });
        return command;
    }

    static int[] Choose(int all, int wanted)
    {
        var count = wanted == 0 ? all : Math.Min(wanted, all);
        return [.. Enumerable.Range(0, count).Select(i => (int)((long)i * all / count))];
    }

    static CurationTest Measured(SymbolCollection collection, YesNoQuestion question, EmbeddingModel network, Action<int, int>? progress, CancellationToken cancellation) =>
        new(FrozenOutputs.Of(collection, [.. Enumerable.Range(0, collection.Items.Count)], network, progress, cancellation), [.. collection.Items.Select(item => question.IsYes(collection.Classes[item.Class]))]);

    /// <summary>Asks a person until the answer is understood; not answered when they want to stop or nobody is there.</summary>
    static (bool IsAnswered, bool? Answer) Ask(YesNoQuestion question, SymbolBitmap drawing, string where, TextReader input, TextWriter screen)
    {
        screen.WriteLine();
        screen.Write(TerminalPicture.Of(drawing));
        while (true)
        {
            screen.Write($"{where}. {question.Text} y(es), n(o), ? (cannot tell), q(uit): ");
            screen.Flush();
            switch (input.ReadLine()?.Trim().ToLowerInvariant())
            {
                case "y" or "yes":
                    return (true, true);
                case "n" or "no":
                    return (true, false);
                case "?":
                    return (true, null);
                case "q" or "quit" or null:
                    screen.WriteLine();
                    return (false, null);
            }
        }
    }

    static void Show(TextWriter output, bool json, YesNoQuestion question, List<CurationSession> runs, Func<int, string> nameOf, FrozenOutputs pool, CurationTest? test, string model)
    {
        var count = runs.Min(run => run.Rounds.Length);
        var rounds = Enumerable.Range(0, count).Select(number => (Round: runs[0].Rounds[number],
            Accuracy: test is null ? default(MeanEstimate?) : MeanEstimate.Of([.. runs.Select(run => run.Rounds[number].Accuracy).OfType<double>()]))).ToArray();
        Report.Write(output,
            json
                ? new
                {
                    question = question.Text, model, pool = pool.Count, test = test?.Outputs.Count, labels = rounds[^1].Round.Labels,
                    accuracy = rounds[^1].Accuracy?.Mean, confidence95 = runs.Count > 1 ? rounds[^1].Accuracy?.Confidence95 : null,
                    runs = runs.Select(run => new
                    {
                        seed = run.State.Options.Seed, accuracy = run.Rounds[^1].Accuracy, accuracies = run.Rounds.Select(round => round.Accuracy),
                        asked = run.Rounds.SelectMany(round => round.Answers).CountBy(answer => nameOf(answer.Item)).OrderBy(entry => entry.Key, StringComparer.Ordinal).ToDictionary(),
                        weights = run.Rounds[^1].Weights, bias = run.Rounds[^1].Bias,
                    }),
                }
                : null,
            $"{question.Text} ({runs.Count} run{(runs.Count == 1 ? "" : "s")})", ["round", "labels", "right on the test", .. runs.Count > 1 ? ["± (95%)"] : Array.Empty<string>()],
            rounds.Select(entry => (string[])
            [
                $"{entry.Round.Number}", $"{entry.Round.Labels}", entry.Accuracy is { } accuracy ? SharedOptions.Percent(accuracy.Mean) : "-",
                .. runs.Count > 1 ? [entry.Accuracy is { } spread ? SharedOptions.Percent(spread.Confidence95) : "-"] : Array.Empty<string>(),
            ]));
    }
}
