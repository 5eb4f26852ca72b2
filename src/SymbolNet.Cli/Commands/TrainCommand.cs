using System.CommandLine;
using System.Text.Json;
using SymbolNet.Learning.Checkpoints;
using SymbolNet.Learning.Networks;
using SymbolNet.Learning.Training;

namespace SymbolNet.Cli.Commands;

/// <summary><c>symbolnet train</c>: trains an embedding network into a folder.</summary>
static class TrainCommand
{
    public static Command Create(TextWriter error, CancellationToken cancellation)
    {
        var (dataset, seed) = (SharedOptions.Dataset(), new Option<long?>("--seed") { Description = "Seed of everything random." });
        var holdOut = new Option<string?>("--hold-out") { Description = "Alphabets to keep away from training and to measure on, separated by commas.", HelpName = "A,B,.." };
        var output = new Option<string>("--out") { Description = "The run's folder; the finished model lies in it.", HelpName = "DIR", Required = true };
        var minutes = new Option<double?>("--minutes") { Description = "How long to train; the number of steps follows from the speed measured at the start." };
        var steps = new Option<long?>("--steps") { Description = "How many steps to train." };
        var resume = new Option<bool>("--resume") { Description = "Go on with the run in the folder, with its own options; with --minutes or --steps to another end." };
        var network = new Option<string?>("--network") { Description = $"The network: {string.Join(", ", NetworkRegistry.Names)}." };
        var recipe = new Option<string?>("--recipe") { Description = "A JSON file with any of the training options; the others keep their defaults.", HelpName = "FILE" };
        var threads = new Option<int?>("--threads") { Description = "Threads of libtorch; the number of cores by default. Fewer are faster where other programs run." };
        var name = new Option<string?>("--name") { Description = "First part of the model's id; the folder's name by default." };
        var lines = new Option<string?>("--json-lines") { Description = "Write progress as one JSON object a line to this file, or to standard output with -.", HelpName = "FILE|-" };
        var command = new Command("train", "Trains a network.") { dataset, holdOut, output, minutes, steps, resume, network, recipe, threads, name, lines, seed };
        command.SetAction(parse =>
        {
            if (parse.GetValue(minutes) is not null && parse.GetValue(steps) is not null || parse.GetValue(minutes) is null && parse.GetValue(steps) is null && !parse.GetValue(resume))
                throw new InvalidInputException("Say how long to train with either --minutes N or --steps N.");
            var budget = parse.GetValue(steps) is { } number ? TrainingBudget.OfSteps(number) : parse.GetValue(minutes) is { } time ? TrainingBudget.OfMinutes(time) : null;
            var directory = parse.GetRequiredValue(output);
            var options = parse.GetValue(recipe) is { } path ? ReadRecipe(path) : new TrainingOptions();
            options = options with
            {
                Name = parse.GetValue(name) ?? Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(directory))),
                Seed = parse.GetValue(seed) ?? options.Seed,
                Threads = parse.GetValue(threads) ?? options.Threads,
                Network = parse.GetValue(network) is { } chosen ? options.Network with { Name = chosen, Layers = "" } : options.Network,
            };
            var all = SharedOptions.Open(parse.GetRequiredValue(dataset), null);
            var heldOut = parse.GetValue(holdOut) is { } list ? all.Only(SharedOptions.Names(list)) : null;

            using var progress = new ProgressWriter(parse.GetValue(lines), parse.InvocationConfiguration.Output, error);
            var trainer = new Trainer(heldOut is null ? all : all.Without(heldOut.Alphabets), heldOut, directory, progress.Write);
            var finished = parse.GetValue(resume) ? trainer.Resume(budget, cancellation) : trainer.Start(options, budget!, cancellation);
            return finished ? 0 : SymbolNetCommand.Stopped;
        });
        return command;
    }

    static TrainingOptions ReadRecipe(string path)
    {
        try
        {
            return JsonSerializer.Deserialize<TrainingOptions>(File.ReadAllBytes(path), ModelDescription.Json) ?? new();
        }
        catch (Exception reason) when (reason is JsonException or IOException or UnauthorizedAccessException)
        {
            throw new InvalidInputException($"'{path}' is no recipe: {reason.Message}", reason);
        }
    }
}
