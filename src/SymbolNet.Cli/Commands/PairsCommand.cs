using System.CommandLine;
using SymbolNet.Learning.Evaluation;

namespace SymbolNet.Cli.Commands;

/// <summary><c>symbolnet evaluate pairs</c>: SymbolNet's pairing test, by the judge of pairs of models that have one and by the distance of the embeddings of others.</summary>
static class PairsCommand
{
    public static Command Create(TextWriter error, CancellationToken cancellation)
    {
        var (dataset, model, pairs, same, seed, json, report) =
            (SharedOptions.Dataset(), SharedOptions.Model(), TestOptions.Pairs(), TestOptions.Same(), SharedOptions.Seed(), Report.JsonOption(), ReportFile.Option());
        var device = SharedOptions.Device();
        var strip = new Option<string?>("--strip") { Description = "Write the first pairs with their scores, or distances, as a picture, green where they were judged rightly and red where not.", HelpName = "FILE.png" };
        var command = new Command("pairs", "Whether pairs of drawings are judged rightly, as same or as different.") { dataset, model, device, pairs, same, strip, report, seed, json };
        command.SetAction(parse =>
        {
            using var embedder = SharedOptions.LoadModel(parse.GetValue(model), parse.GetRequiredValue(device));
            var (drawings, _) = TestOptions.Open(parse.GetRequiredValue(dataset), null, embedder.Raster, error);
            var result = PairingTest.Run(drawings.Collection, item => drawings[item], embedder, parse.GetValue(pairs), parse.GetValue(same), parse.GetValue(seed), cancellation);
            Report.Write(parse.InvocationConfiguration.Output, parse.GetValue(json) ? Fields(result, embedder.ModelId) : null, $"Pairing test on {drawings.Collection.Description}{(result.Threshold is { } threshold ? $", different from a distance of {threshold:0.##} on" : "")}",
                ["", "pairs", "right", "accuracy", result.Threshold is null ? "mean margin" : "mean distance"],
                [
                    ["all", $"{result.Overall.Total}", $"{result.Overall.Correct}", SharedOptions.Percent(result.Overall.Share), ""],
                    ["same symbol", $"{result.Same.Total}", $"{result.Same.Correct}", SharedOptions.Percent(result.Same.Share), $"{result.MeanDistance(isSame: true) ?? result.SameMargin:0.000}"],
                    ["different symbols", $"{result.Different.Total}", $"{result.Different.Correct}", SharedOptions.Percent(result.Different.Share), $"{result.MeanDistance(isSame: false) ?? result.DifferentMargin:0.000}"],
                    ["", "", "", $"{result.PairsPerSecond:0} pairs/s", ""],
                ]);
            ReportFile.Save(parse.GetValue(strip), () => PairingSection.Strip(result, drawings));
            ReportFile.Save(parse.GetValue(report), "Pairing test", $"{embedder.ModelId} on {drawings.Collection.Description}.{(result.Threshold is null ? "" : $" {new PairDistance(embedder).Explanation}")}", page =>
            {
                PairingSection.Add(page, result, drawings);
                FeatureMapSection.Add(page, embedder, drawings[0]);
            });
            return 0;
        });
        return command;
    }

    /// <summary>The result as JSON. A share of no pairs is null; so are the margins of distances, and the distances of a judge of pairs.</summary>
    public static object Fields(PairingTest.Result result, string model)
    {
        static double? Share(SymbolNet.Evaluation.Accuracy accuracy) => accuracy.Total == 0 ? null : accuracy.Share;
        return new
        {
            accuracy = Share(result.Overall), same = Share(result.Same), different = Share(result.Different),
            sameMargin = result.Threshold is null ? result.SameMargin : (double?)null, differentMargin = result.Threshold is null ? result.DifferentMargin : (double?)null,
            threshold = result.Threshold, sameDistance = result.MeanDistance(isSame: true), differentDistance = result.MeanDistance(isSame: false),
            pairs = result.Overall.Total, samePairs = result.Same.Total, differentPairs = result.Different.Total, pairsPerSecond = result.PairsPerSecond, model,
        };
    }
}
