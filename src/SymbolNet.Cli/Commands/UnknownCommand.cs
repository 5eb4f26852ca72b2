using System.CommandLine;
using SymbolNet.Evaluation;
using SymbolNet.Learning.Evaluation;

namespace SymbolNet.Cli.Commands;

/// <summary><c>symbolnet evaluate unknown</c>: how well drawings of characters that were never taught are told from those of known ones.</summary>
static class UnknownCommand
{
    public static Command Create(TextWriter error, CancellationToken cancellation)
    {
        var (dataset, alphabets, model, seed, json, shots, episodes) =
            (SharedOptions.Dataset(), SharedOptions.Alphabets(), SharedOptions.Model(), SharedOptions.Seed(), Report.JsonOption(), SharedOptions.Shots(), SharedOptions.Episodes(10));
        var device = SharedOptions.Device();
        var known = new Option<int>("--known") { Description = "How many characters are taught; the others are unknown.", Required = true };
        var report = ReportFile.Option();
        var command = new Command("unknown", "How well unknown characters are rejected: area under the ROC curve, false accepts, and, where the decision rule gives them, whether the probabilities can be believed.")
        {
            dataset, alphabets, model, device, known, shots, episodes, report, seed, json,
        };
        command.SetAction(parse =>
        {
            var collection = SharedOptions.Open(parse.GetRequiredValue(dataset), error, parse.GetValue(alphabets));
            if (parse.GetValue(known) < 1 || parse.GetValue(known) >= collection.Classes.Count)
                throw new InvalidInputException($"--known takes 1 to {collection.Classes.Count - 1} here: {collection.Description} has {collection.Classes.Count} characters and at least one must be unknown.");
            using var embedder = SharedOptions.LoadModel(parse.GetValue(model), parse.GetRequiredValue(device));
            var similarity = ClassSimilarity.Of(collection, embedder, embedder.Rule, Report.Progress(error, parse.GetValue(json), "Embedding"), cancellation);
            var results = UnknownEvaluation.Run(similarity, parse.GetValue(known), parse.GetValue(shots), parse.GetValue(episodes), parse.GetValue(seed), cancellation);
            var (area, accepts, calibration) = (MeanEstimate.Of(Array.ConvertAll(results, result => result.Area)), MeanEstimate.Of(Array.ConvertAll(results, result => result.FalseAccepts)), UnknownEpisode.Calibration(results));
            var confidence = double.IsNaN(area.Confidence95) ? 0 : area.Confidence95;
            var unknown = collection.Classes.Count - parse.GetValue(known);
            Report.Write(parse.InvocationConfiguration.Output,
                parse.GetValue(json)
                    ? new
                    {
                        auroc = area.Mean, confidence95 = confidence, known = parse.GetValue(known), unknown, shots = parse.GetValue(shots), episodes = area.Count, scoredBy = similarity.Name, model = embedder.ModelId,
                        falseAccepts = accepts.Mean, calibrationError = similarity.Rule is null ? (double?)null : calibration.ExpectedError,
                        calibration = calibration.Bins.Where(bin => bin.Accuracy.Total > 0).Select(bin => new { confidence = bin.Confidence, accuracy = bin.Accuracy.Share, answers = bin.Accuracy.Total }),
                    }
                    : null,
                $"Unknown characters, {parse.GetValue(shots)}-shot", ["AUROC", "± (95%)", "false accepts at 95%", "calibration error", "known", "unknown", "episodes", "scored by", "model"],
                [
                    [
                        $"{area.Mean:0.0000}", $"{confidence:0.0000}", SharedOptions.Percent(accepts.Mean), similarity.Rule is null ? "-" : SharedOptions.Percent(calibration.ExpectedError), $"{parse.GetValue(known)}", $"{unknown}", $"{area.Count}",
                        similarity.Name, embedder.ModelId,
                    ],
                ]);
            ReportFile.Save(parse.GetValue(report), "Unknown characters",
                $"{embedder.ModelId} on {collection.Description}: {parse.GetValue(known)} characters taught with {parse.GetValue(shots)} drawing{(parse.GetValue(shots) == 1 ? "" : "s")} each, {unknown} not, in {area.Count} episodes, scored by {similarity.Name}.",
                page => UnknownSection.Add(page, results, similarity.Rule));
            return 0;
        });
        return command;
    }
}
