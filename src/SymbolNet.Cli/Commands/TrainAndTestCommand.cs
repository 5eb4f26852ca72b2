using System.CommandLine;
using SymbolNet.Learning.Checkpoints;
using SymbolNet.Learning.Data;
using SymbolNet.Learning.Evaluation;
using SymbolNet.Learning.Reports;
using SymbolNet.Learning.Sampling;
using SymbolNet.Learning.Training;

namespace SymbolNet.Cli.Commands;

/// <summary><c>symbolnet train-and-test</c>: runs a whole published recipe, training and tests, as SymbolNet's train_and_test does; the same command goes on with a run that was interrupted.</summary>
static class TrainAndTestCommand
{
    public static Command Create(TextWriter error, CancellationToken cancellation)
    {
        var (recipe, dataset, classes) = (SharedOptions.Recipe(), SharedOptions.Dataset(), SharedOptions.Classes());
        recipe.Required = true;
        var test = new Option<string[]>("--test") { Description = "A data set to test on, an address as --dataset takes it. May be given several times.", HelpName = "PATH", Required = true, AllowMultipleArgumentsPerToken = true };
        var output = new Option<string>("--out") { Description = "The run's folder: model, results and report.html. A run that is in it already goes on.", HelpName = "DIR", Required = true };
        var minutes = new Option<double?>("--minutes") { Description = "How long to train; the number of steps follows from the speed measured at the start." };
        var steps = new Option<long?>("--steps") { Description = "How many steps to train; by default as many as the recipe says." };
        var from = new Option<string?>("--from") { Description = "Begin with this model's weights (its network's, and those of its judge of pairs), or with torchvision's; recipes with a frozen network need it.", HelpName = "DIR|FILE.safetensors" };
        var device = new Option<string?>("--device") { Description = "Where to train and to test: cpu, cuda, cuda:0, or auto, which takes CUDA where there is one." };
        var threads = new Option<int?>("--threads") { Description = "Threads of libtorch; the number of cores by default." };
        var (pairs, same, memories, seen, queries) = (TestOptions.Pairs(), TestOptions.Same(), TestOptions.Memories(), TestOptions.Seen(), TestOptions.Queries());
        var (report, json, seed) = (ReportFile.Option(), Report.JsonOption(), new Option<long?>("--seed") { Description = "Seed of everything random; the recipe's by default." });
        var board = SharedOptions.TensorBoard();
        report.Description = "Where to write the HTML page; report.html in the run's folder by default.";
        var command = new Command("train-and-test", "Runs a whole recipe: trains, tests pairs and classes on each named data set, and writes a report.")
        {
            recipe, dataset, classes, test, output, minutes, steps, from, device, threads, pairs, same, memories, seen, queries, report, board, seed, json,
        };
        command.SetAction(parse =>
        {
            if (parse.GetValue(minutes) is not null && parse.GetValue(steps) is not null)
                throw new InvalidInputException("Say how long to train with either --minutes N or --steps N.");
            var (directory, name) = (parse.GetRequiredValue(output), parse.GetRequiredValue(recipe)!);
            var chosen = SharedOptions.ReadRecipe(name);
            var options = chosen.Training with
            {
                Seed = parse.GetValue(seed) ?? chosen.Training.Seed, Threads = parse.GetValue(threads) ?? chosen.Training.Threads, Device = parse.GetValue(device) ?? chosen.Training.Device,
            };
            var budget = parse.GetValue(minutes) is { } time ? TrainingBudget.OfMinutes(time)
                : (parse.GetValue(steps) ?? chosen.Steps) is { } number ? TrainingBudget.OfSteps(number)
                : throw new InvalidInputException("Say how long to train with either --minutes N or --steps N.");

            // Everything is opened first: a wrong address should not come to light when the training is over.
            var all = SharedOptions.Open(parse.GetRequiredValue(dataset), error, classes: parse.GetValue(classes) ?? chosen.Classes);
            (string Address, SymbolCollection Drawings)[] tests = Array.ConvertAll(parse.GetRequiredValue(test), address => (address, SharedOptions.Open([address], error)));
            var split = new SplitOptions { Classes = parse.GetValue(classes) ?? chosen.Classes, Validation = chosen.Validation, Seed = options.Seed };

            var run = new RecipeRun(directory, new(parse.GetValue(pairs), parse.GetValue(same), parse.GetValue(memories), parse.GetValue(seen), parse.GetValue(queries), options.Seed)) { Device = parse.GetValue(device), Threads = parse.GetValue(threads) };
            using var progress = new ProgressWriter(null, parse.InvocationConfiguration.Output, error);
            using var journal = parse.GetValue(board) is { } events ? TrainingJournal.Open(events, directory) : null;
            if (Trainer.HoldsRun(directory))
                error.WriteLine($"'{directory}' holds a run: it goes on with its own network and numbers.");
            void Tell(TrainingProgress news)
            {
                progress.Write(news);
                journal?.Write(news);
            }
            if (!run.Train(all, split, options, budget, parse.GetValue(steps), parse.GetValue(from), Tell, cancellation))
            {
                error.WriteLine("The same command goes on with it.");
                return SymbolNetCommand.Stopped;
            }
            var results = run.Test(tests, error.WriteLine, cancellation);

            var page = parse.GetValue(report) ?? Path.Combine(directory, "report.html");
            var model = ModelDescription.Read(directory);
            Report.Write(parse.InvocationConfiguration.Output,
                parse.GetValue(json)
                    ? new
                    {
                        recipe = name, model = model.Id, steps = model.Steps, report = page,
                        tests = results.Select(result => new
                        {
                            data = result.Address, pairing = result.Pairing is null ? null : PairsCommand.Fields(result.Pairing, model.Id), classification = ClassificationPrinter.Fields(result.Classification, model.Id),
                            classifier = result.Classifier is null ? null : ClassificationPrinter.Fields(result.Classifier, model.Id),
                        }),
                    }
                    : null,
                $"{name}, {model.Steps} steps", ["", .. results.Select(result => ShortName(result.Address))], Turned([.. results.Select(RecipeRun.Row)]));
            run.Report($"{Path.GetFileNameWithoutExtension(name)}: training and tests", chosen.Summary, tests, results).Save(page);
            if (!parse.GetValue(json))
                error.WriteLine($"The report is in '{page}'.");
            return 0;
        });
        return command;
    }

    // A column for each data set: there are few of them, and a terminal is narrow.
    static IEnumerable<string[]> Turned(string[][] rows) => RecipeRun.Columns.Select((column, i) => (string[])[column, .. rows.Select(row => row[i])]).Skip(1);

    // Without the folders it lies in.
    static string ShortName(string address) =>
        DatasetAddress.Parse(address).Path is var path && Path.Exists(path) ? Path.GetFileName(Path.TrimEndingDirectorySeparator(path)) + address[path.Length..] : address;
}
