using System.CommandLine;
using System.Globalization;
using SymbolNet.Learning.Data;
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
        var output = new Option<string>("--out") { Description = "The run's folder; the finished model lies in it. A run that is in it already goes on.", HelpName = "DIR", Required = true };
        var minutes = new Option<double?>("--minutes") { Description = "How long to train; the number of steps follows from the speed measured at the start." };
        var steps = new Option<long?>("--steps") { Description = "How many steps to train; by default as many as the recipe says." };
        var resume = new Option<bool>("--resume") { Description = "Go on with the run in the folder, with its own options; with --minutes or --steps to another end." };
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
        var board = new Option<string?>("--tensorboard") { Description = "Write TensorBoard's event files into this folder.", HelpName = "DIR" };
        var findRate = new Option<string?>("--find-rate") { Description = "Do not train: try learning rates from 0.000001 to 1 and draw the losses.", HelpName = "FILE.svg" };
        var command = new Command("train", "Trains a network.")
        {
            dataset, classes, holdOut, validation, output, minutes, steps, resume, recipe, network, objective, from, device, threads, name, lines, board, findRate, saveEvery, seed, withInput,
        };
        command.SetAction(parse =>
        {
            var stop = parse.GetValue(withInput) ? InputEnd.Or(cancellation) : cancellation;
            if (parse.GetValue(minutes) is not null && parse.GetValue(steps) is not null)
                throw new InvalidInputException("Say how long to train with either --minutes N or --steps N.");
            InvalidInputException.Require(parse.GetValue(saveEvery) is > 0 and <= 86_400, $"There can be up to a day between checkpoints, --save-every 86400, not {parse.GetValue(saveEvery)} seconds.");
            var directory = parse.GetRequiredValue(output);
            var chosen = parse.GetValue(recipe) is { } recipeName ? SharedOptions.ReadRecipe(recipeName) : new Recipe();
            var options = chosen.Training with
            {
                Name = parse.GetValue(name) ?? Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(directory))),
                Seed = parse.GetValue(seed) ?? chosen.Training.Seed,
                Threads = parse.GetValue(threads) ?? chosen.Training.Threads,
                Device = parse.GetValue(device) ?? chosen.Training.Device,
                Objective = parse.GetValue(objective) is { } goal ? new ObjectiveOptions { Name = goal } : chosen.Training.Objective,
            };
            if (parse.GetValue(network) is { } architecture)
                options = options with { Network = new NetworkOptions { Name = architecture }, Raster = NetworkRegistry.RasterFor(architecture, options.Raster) };

            var all = SharedOptions.Open(parse.GetRequiredValue(dataset), null, parse.GetValue(classes) ?? chosen.Classes);
            SharedOptions.TellProblems(all, error);
            var split = parse.GetValue(holdOut) is { } list ? HoldOut(all, list, options.Seed)
                : (parse.GetValue(validation) ?? chosen.Validation) is { } part ? CollectionSplit.Stratified(all, part, options.Seed)
                : null;
            var training = split?.Training ?? all;
            if (parse.GetValue(findRate) is { } plot)
                return FindRate(training, options, plot, parse.InvocationConfiguration.Output, stop);

            // A folder with a run goes on, as SymbolNet's do; its own numbers count then.
            var goesOn = parse.GetValue(resume) || Trainer.HoldsRun(directory);
            var budget = parse.GetValue(steps) is { } number ? TrainingBudget.OfSteps(number)
                : parse.GetValue(minutes) is { } time ? TrainingBudget.OfMinutes(time)
                : goesOn ? null
                : chosen.Steps is { } published ? TrainingBudget.OfSteps(published)
                : throw new InvalidInputException("Say how long to train with either --minutes N or --steps N.");
            using var progress = new ProgressWriter(parse.GetValue(lines), parse.InvocationConfiguration.Output, error);
            using var journal = parse.GetValue(board) is { } folder ? new TrainingJournal(new TensorBoardWriter(folder)) : null;
            var trainer = new Trainer(training, split?.HeldOut, directory, news =>
            {
                progress.Write(news);
                journal?.Write(news);
            }) { SaveEvery = TimeSpan.FromSeconds(parse.GetValue(saveEvery)) };
            if (goesOn && (parse.GetValue(recipe) is not null || parse.GetValue(network) is not null || parse.GetValue(objective) is not null))
                error.WriteLine($"'{directory}' holds a run: it goes on with its own network and numbers; those given now are not used.");
            var finished = goesOn ? trainer.Resume(budget, stop) : trainer.Start(options, budget!, parse.GetValue(from), stop);
            return finished ? 0 : SymbolNetCommand.Stopped;
        });
        return command;
    }

    static CollectionSplit HoldOut(SymbolCollection all, string list, long seed) =>
        double.TryParse(list, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var part) ? CollectionSplit.WholeAlphabets(all, part, seed) : CollectionSplit.Named(all, SharedOptions.Names(list));

    static int FindRate(SymbolCollection training, TrainingOptions options, string file, TextWriter output, CancellationToken cancellation)
    {
        var trial = LearningRateFinder.Run(training, options, cancellation: cancellation);
        SharedOptions.WriteText(file, trial.Plot());
        output.WriteLine(double.IsNaN(trial.Suggestion) ? "The loss never fell: no learning rate can be suggested." : $"Suggested learning rate: {trial.Suggestion:0.0e-0} (where the loss falls fastest; see {file})");
        return 0;
    }
}
