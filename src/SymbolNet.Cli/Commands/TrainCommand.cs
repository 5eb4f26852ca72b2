using System.CommandLine;
using System.Globalization;
using SymbolNet.Learning.Checkpoints;
using SymbolNet.Learning.Data;
using SymbolNet.Learning.Evaluation;
using SymbolNet.Learning.Losses;
using SymbolNet.Learning.Networks;
using SymbolNet.Learning.Reports;
using SymbolNet.Learning.Sampling;
using SymbolNet.Learning.Training;

namespace SymbolNet.Cli.Commands;

/// <summary><c>symbolnet train</c>: trains a network into a folder.</summary>
static class TrainCommand
{
    public static Command Create(TextWriter error, CancellationToken cancellation)
    {
        var (dataset, classes, seed) = (SharedOptions.Dataset(), SharedOptions.Classes(), new Option<long?>("--seed") { Description = "Seed of everything random." });
        var holdOut = new Option<string?>("--hold-out") { Description = "Alphabets to keep away from training and to measure on, separated by commas; or the part of them that is, between 0 and 1.", HelpName = "A,B,..|PART" };
        var validation = new Option<double?>("--validation") { Description = "Part of every class, between 0 and 1, to keep away from training and to measure on." };
        var output = new Option<string>("--out") { Description = "The run's folder; the finished model lies in it. A run that is in it already goes on.", HelpName = "DIR" };
        var minutes = new Option<double?>("--minutes") { Description = "How long to train; the number of steps follows from the speed measured at the start." };
        var steps = new Option<long?>("--steps") { Description = "How many steps to train; by default as many as the recipe says." };
        var resume = new Option<bool>("--resume") { Description = "Go on with the run in the folder, with its own options and what it held out before; with --minutes or --steps to another end, with --device or --threads elsewhere." };
        var network = new Option<string?>("--network") { Description = $"The network: {string.Join(", ", NetworkRegistry.Names)}." };
        var objective = new Option<string?>("--objective") { Description = $"What to strive for: {string.Join(", ", ObjectiveRegistry.Names)}." };
        var recipe = SharedOptions.Recipe();
        var from = new Option<string?>("--from") { Description = "Begin with this model's weights (its network's, and those of its judge of pairs), or with torchvision's.", HelpName = "DIR|FILE.safetensors" };
        var device = new Option<string?>("--device") { Description = "Where to compute: cpu, cuda, cuda:0, or auto, which takes CUDA where there is one." };
        var threads = new Option<int?>("--threads") { Description = "Threads of libtorch; the number of cores by default. Fewer are faster where other programs run." };
        var name = new Option<string?>("--name") { Description = "First part of the model's id; the folder's name by default." };
        var lines = new Option<string?>("--json-lines") { Description = "Write progress as one JSON object a line to this file, or to standard output with -.", HelpName = "FILE|-" };
        var saveEvery = new Option<double>("--save-every") { Description = "Seconds between checkpoints: what is lost at most when the program is killed.", DefaultValueFactory = _ => 180 };
        var withInput = InputEnd.Option();
        var (board, report) = (SharedOptions.TensorBoard(), ReportFile.Option());
        report.Description = "Write the curves of the whole run as one HTML page when it ends or stops.";
        var findRate = new Option<string?>("--find-rate") { Description = "Do not train: try learning rates from 0.000001 to 1 and draw the losses.", HelpName = "FILE.svg" };
        var command = new Command("train", "Trains a network.")
        {
            dataset, classes, holdOut, validation, output, minutes, steps, resume, recipe, network, objective, from, device, threads, name, lines, board, report, findRate, saveEvery, seed, withInput,
        };
        command.SetAction(parse =>
        {
            var stop = parse.GetValue(withInput) ? InputEnd.Or(cancellation) : cancellation;
            if (parse.GetValue(minutes) is not null && parse.GetValue(steps) is not null)
                throw new InvalidInputException("Say how long to train with either --minutes N or --steps N.");
            InvalidInputException.Require(parse.GetValue(saveEvery) is > 0 and <= 86_400, $"There can be up to a day between checkpoints, --save-every 86400, not {parse.GetValue(saveEvery)} seconds.");
            var (directory, plot) = (parse.GetValue(output), parse.GetValue(findRate));
            if (directory is null && plot is null)
                throw new InvalidInputException("Say where the run's folder is with --out DIR.");
            // A folder with a run goes on, as SymbolNet's do; its own numbers count then.
            var goesOn = directory is not null && plot is null && (parse.GetValue(resume) || Trainer.HoldsRun(directory));
            var before = goesOn ? Trainer.StateOf(directory!) : default;
            var chosen = parse.GetValue(recipe) is { } recipeName ? SharedOptions.ReadRecipe(recipeName) : new Recipe();
            var options = chosen.Training with
            {
                Name = parse.GetValue(name) ?? (directory is null ? chosen.Training.Name : Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(directory)))),
                Seed = parse.GetValue(seed) ?? chosen.Training.Seed,
                Threads = parse.GetValue(threads) ?? chosen.Training.Threads,
                Device = parse.GetValue(device) ?? chosen.Training.Device,
                Objective = parse.GetValue(objective) is { } goal ? new ObjectiveOptions { Name = goal } : chosen.Training.Objective,
            };
            if (parse.GetValue(network) is { } architecture)
                options = options with { Network = new NetworkOptions { Name = architecture }, Raster = NetworkRegistry.RasterFor(architecture, options.Raster) };

            // A run that goes on learns from the classes that are named; where none are, from all that it has learned from so far.
            var named = parse.GetValue(classes);
            var used = named ?? (before.Split is null ? chosen.Classes : before.Split.Classes);
            var all = SharedOptions.Open(parse.GetRequiredValue(dataset), error, classes: used, also: named is null ? before.Classes : null);
            var splitSeed = parse.GetValue(seed) ?? (goesOn ? before.Options.Seed : options.Seed);
            var asked = new SplitOptions
            {
                Classes = used, Seed = splitSeed,
                HoldOut = parse.GetValue(holdOut) is { } list ? HoldOut(all, list, splitSeed) : null, Validation = parse.GetValue(validation) ?? chosen.Validation,
            };
            var split = before.Split is null ? asked : before.Split with { Classes = used };
            var (training, heldOut) = split.Of(all);
            if (plot is not null)
                return FindRate(training, options, parse.GetValue(from), plot, parse.InvocationConfiguration.Output, stop);

            var budget = parse.GetValue(steps) is { } wanted ? TrainingBudget.OfSteps(wanted)
                : parse.GetValue(minutes) is { } time ? TrainingBudget.OfMinutes(time)
                : goesOn ? null
                : chosen.Steps is { } published ? TrainingBudget.OfSteps(published)
                : throw new InvalidInputException("Say how long to train with either --minutes N or --steps N.");
            var history = new TrainingHistory(directory!);
            // Lines into the history's own file are there already.
            using var progress = new ProgressWriter(parse.GetValue(lines) is { } file && Path.GetFullPath(file) != history.Path ? file : null, parse.InvocationConfiguration.Output, error);
            using var journal = parse.GetValue(board) is { } folder ? TrainingJournal.Open(folder, directory!) : null;
            var trainer = new Trainer(training, heldOut, directory!, news =>
            {
                history.Add(news);
                progress.Write(news);
                journal?.Write(news);
            }) { SaveEvery = TimeSpan.FromSeconds(parse.GetValue(saveEvery)), Split = split };
            if (goesOn)
            {
                (string Name, bool IsOther)[] given =
                [
                    ("--recipe", parse.GetValue(recipe) is not null), ("--network", parse.GetValue(network) is not null), ("--objective", parse.GetValue(objective) is not null), ("--from", parse.GetValue(from) is not null),
                    ("--name", parse.GetValue(name) is { } other && other != before.Options.Name), ("--seed", parse.GetValue(seed) is { } number && number != before.Options.Seed),
                    ("--hold-out", asked.HoldOut is not null && split.HoldOut?.SequenceEqual(asked.HoldOut) != true), ("--validation", parse.GetValue(validation) is { } part && part != split.Validation),
                ];
                if (string.Join(", ", given.Where(option => option.IsOther).Select(option => option.Name)) is { Length: > 0 } unused)
                    error.WriteLine($"'{directory}' holds a run: it goes on with its own network and numbers and what it held out; not used: {unused}.");
            }
            var finished = goesOn ? trainer.Resume(budget, parse.GetValue(device), parse.GetValue(threads), stop) : trainer.Start(options, budget!, parse.GetValue(from), stop);
            ReportFile.Save(parse.GetValue(report), $"Training of {(goesOn ? before.Options : options).Name}", finished ? "A training that came to its end." : "A training that was stopped and can go on.", page =>
            {
                if (File.Exists(Path.Combine(directory!, ModelDescription.FileName)))
                    TrainingSection.Add(page, ModelDescription.Read(directory!));
                TrainingSection.Add(page, history.Read());
            });
            return finished ? 0 : SymbolNetCommand.Stopped;
        });
        return command;
    }

    static IReadOnlyList<string> HoldOut(SymbolCollection all, string list, long seed) =>
        double.TryParse(list, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var part) ? CollectionSplit.WholeAlphabets(all, part, seed).HeldOut.Alphabets : SharedOptions.Names(list);

    static int FindRate(SymbolCollection training, TrainingOptions options, string? from, string file, TextWriter output, CancellationToken cancellation)
    {
        var trial = LearningRateFinder.Run(training, options, initialWeights: from, cancellation: cancellation);
        SharedOptions.WriteText(file, trial.Plot());
        output.WriteLine(double.IsNaN(trial.Suggestion) ? "The loss never fell: no learning rate can be suggested." : $"Suggested learning rate: {trial.Suggestion:0.0e-0} (where the loss falls fastest; see {file})");
        return 0;
    }
}
