using System.CommandLine;
using SymbolNet.Evaluation;
using SymbolNet.Learning.Evaluation;
using SymbolNet.Learning.Reports;

namespace SymbolNet.Cli.Commands;

/// <summary><c>symbolnet evaluate banks</c>: how well a memory tells its own symbols from others of the same alphabet, with the model's rule and with that of the memory.</summary>
static class BanksCommand
{
    public static Command Create(TextWriter error, CancellationToken cancellation)
    {
        var (dataset, alphabets, model, device, seed, json, shots, episodes) =
            (SharedOptions.Dataset(), SharedOptions.Alphabets(), SharedOptions.Model(), SharedOptions.Device(), SharedOptions.Seed(), Report.JsonOption(), SharedOptions.Shots(), SharedOptions.Episodes(20));
        var report = ReportFile.Option();
        var command = new Command("banks", "How well a memory knows its own symbols: half of an alphabet is taught, and every drawing asked about, by the model's rule and by the memory's own.") { dataset, alphabets, model, device, shots, episodes, report, seed, json };
        command.SetAction(parse =>
        {
            var collection = SharedOptions.Open(parse.GetRequiredValue(dataset), error, parse.GetValue(alphabets));
            using var embedder = SharedOptions.LoadModel(parse.GetValue(model), parse.GetRequiredValue(device));
            var embedded = EmbeddedCollection.Embed(collection, embedder, null, Report.Progress(error, parse.GetValue(json), "Embedding"), cancellation);
            var results = BankEvaluation.Run(embedded, parse.GetValue(shots), parse.GetValue(episodes), embedder.Rule, parse.GetValue(seed), cancellation);
            var (rule, bank) = (MeanEstimate.Of(Array.ConvertAll(results, result => result.ByRule)), MeanEstimate.Of(Array.ConvertAll(results, result => result.ByBank)));
            Report.Write(parse.InvocationConfiguration.Output,
                parse.GetValue(json) ? new { byRule = rule.Mean, byBank = bank.Mean, shots = parse.GetValue(shots), episodes = results.Length, model = embedder.ModelId } : null,
                $"Rightly called known or unknown, {parse.GetValue(shots)}-shot", ["by the model's rule", "by the memory's own", "episodes", "model"],
                [[SharedOptions.Percent(rule.Mean), SharedOptions.Percent(bank.Mean), $"{results.Length}", embedder.ModelId]]);
            ReportFile.Save(parse.GetValue(report), "Memories and their own rules", $"{embedder.ModelId} on {collection.Description}: half of an alphabet taught with {parse.GetValue(shots)} drawing{(parse.GetValue(shots) == 1 ? "" : "s")} of each symbol, all of it asked, in {results.Length} episodes.", page =>
            {
                page.AddChart(new BarChart("Rightly called known or unknown", "By the model's rule, and by the rule that each memory makes of it for itself; with 95 % intervals.", new ChartAxis("share") { IsShare = true },
                    [("by the model's rule", rule.Mean, rule.Confidence95), ("by the memory's own", bank.Mean, bank.Confidence95)]));
                page.AddChart(new HistogramChart("What the own rule gains", "The memory's own rule less the model's, in each episode.", new ChartAxis("gain") { IsShare = true }, [("episodes", [.. results.Select(result => result.ByBank - result.ByRule)])]) { Marks = [new ChartMark(0, "no gain")] });
            });
            return 0;
        });
        return command;
    }
}
