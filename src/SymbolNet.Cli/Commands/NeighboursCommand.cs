using System.CommandLine;
using SymbolNet.Learning.Evaluation;

namespace SymbolNet.Cli.Commands;

/// <summary><c>symbolnet evaluate neighbours</c>: classification by the vote of the nearest known drawings.</summary>
static class NeighboursCommand
{
    public static Command Create(TextWriter error, CancellationToken cancellation)
    {
        var (dataset, teach, model, seed, json, report) = (SharedOptions.Dataset(), TestOptions.Teach(), SharedOptions.Model(), SharedOptions.Seed(), Report.JsonOption(), ReportFile.Option());
        var device = SharedOptions.Device();
        teach.Required = true;
        var neighbours = new Option<int>("--k") { Description = "How many of the nearest drawings vote.", DefaultValueFactory = _ => NeighbourTest.UsualNeighbours };
        var seen = new Option<int>("--seen") { Description = "Most drawings known of each class; all by default.", DefaultValueFactory = _ => int.MaxValue };
        var command = new Command("neighbours", "Classifies by the vote of the nearest known drawings (kNN).") { dataset, teach, neighbours, seen, model, device, report, seed, json };
        command.SetAction(parse =>
        {
            using var embedder = SharedOptions.LoadModel(parse.GetValue(model), parse.GetRequiredValue(device));
            var (asked, taught) = TestOptions.Open(parse.GetRequiredValue(dataset), parse.GetValue(teach), embedder.Raster, error);
            var k = parse.GetValue(neighbours);
            var result = NeighbourTest.Run(taught, asked, embedder, k, parse.GetValue(seen), parse.GetValue(seed), Report.Progress(error, parse.GetValue(json), "Embedding"), cancellation);
            ClassificationPrinter.Print(parse.InvocationConfiguration.Output, parse.GetValue(json), result, $"Vote of the {k} nearest of {result.Shown.Sum()} drawings", embedder.ModelId, ("k", k), ("known", result.Shown.Sum()));
            ReportFile.Save(parse.GetValue(report), "Nearest neighbours", $"{embedder.ModelId} on {asked.Collection.Description}, by the vote of the {k} nearest of {result.Shown.Sum():N0} drawings of {taught.Collection.Description}.",
                page =>
                {
                    ClassificationSection.Add(page, result, asked, taught);
                    page.AddChart(FewShotSection.Map(asked, embedder));
                    FeatureMapSection.Add(page, embedder, asked[result.Queries[0].Item]);
                });
            return 0;
        });
        return command;
    }
}
