using System.CommandLine;
using SymbolNet.Learning.Evaluation;
using SymbolNet.Learning.Reports;

namespace SymbolNet.Cli.Commands;

/// <summary><c>symbolnet evaluate classification</c>: SymbolNet's classification test, by the published rule for models with a judge of pairs and by the decision rule for others.</summary>
static class ClassificationCommand
{
    public static Command Create(TextWriter error, CancellationToken cancellation)
    {
        var (dataset, teach, model, memories, seen, queries) = (SharedOptions.Dataset(), TestOptions.Teach(), SharedOptions.Model(), TestOptions.Memories(), TestOptions.Seen(), TestOptions.Queries());
        var device = SharedOptions.Device();
        var (seed, json, report) = (SharedOptions.Seed(), Report.JsonOption(), ReportFile.Option());
        teach.Description = "Take the drawings that are shown from this data set; without it from --dataset, whose other drawings are then asked.";
        var grid = new Option<string?>("--grid") { Description = "Write one query of each class against the categories as a picture.", HelpName = "FILE.png" };
        var confusion = new Option<string?>("--confusion") { Description = "Write the confusion matrix as a picture.", HelpName = "FILE.svg" };
        var command = new Command("classification", "Some drawings of every class are shown, others are classified.") { dataset, teach, model, device, memories, seen, queries, grid, confusion, report, seed, json };
        command.SetAction(parse =>
        {
            using var embedder = SharedOptions.LoadModel(parse.GetValue(model), parse.GetRequiredValue(device));
            var (asked, taught) = TestOptions.Open(parse.GetRequiredValue(dataset), parse.GetValue(teach), embedder.Raster, error);
            var options = new ClassificationTest.Options(parse.GetValue(memories), parse.GetValue(seen), parse.GetValue(queries), parse.GetValue(seed));
            var result = ClassificationTest.Run(taught, asked, embedder, options, cancellation: cancellation);
            var title = $"Classification test on {asked.Collection.Description}";
            ClassificationPrinter.Print(parse.InvocationConfiguration.Output, parse.GetValue(json), result, title, embedder.ModelId, ("memories", options.Memories), ("seen", options.Seen));
            ReportFile.Save(parse.GetValue(grid), () => ClassificationSection.Grid(result, asked, taught));
            if (parse.GetValue(confusion) is { } file)
                SharedOptions.WriteText(file, new ConfusionChart(title, "Truth down the side, guesses along the top.", result.Confusions).ToSvg());
            ReportFile.Save(parse.GetValue(report), "Classification test",
                $"{embedder.ModelId} on {asked.Collection.Description}: up to {options.Memories} memories of up to {options.Seen} drawings shown of each of {result.Labels.Length} classes{(ReferenceEquals(asked, taught) ? "" : $", from {taught.Collection.Description}")}.",
                page =>
                {
                    ClassificationSection.Add(page, result, asked, taught);
                    FeatureMapSection.Add(page, embedder, asked[result.Queries[0].Item]);
                });
            return 0;
        });
        return command;
    }
}
