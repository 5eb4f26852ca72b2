using System.CommandLine;
using SymbolNet.Evaluation;
using SymbolNet.Learning.Data;
using SymbolNet.Learning.Evaluation;
using SymbolNet.Learning.Reports;

namespace SymbolNet.Cli.Commands;

/// <summary><c>symbolnet evaluate omniglot-runs</c>: the official 20-way one-shot runs.</summary>
static class OmniglotRunsCommand
{
    public static Command Create(CancellationToken cancellation)
    {
        var (model, json, report) = (SharedOptions.Model(), Report.JsonOption(), ReportFile.Option());
        var device = SharedOptions.Device();
        var runs = new Option<string>("--runs") { Description = "all_runs.zip or its folder.", HelpName = "PATH", Required = true };
        var command = new Command("omniglot-runs", "Omniglot's official one-shot classification runs.") { runs, model, device, report, json };
        command.SetAction(parse =>
        {
            using var tree = FileTree.Open(parse.GetRequiredValue(runs));
            using var embedder = SharedOptions.LoadModel(parse.GetValue(model), parse.GetRequiredValue(device));
            var results = OmniglotRuns.Evaluate(tree, embedder, cancellation);
            var total = results.Aggregate(default(Accuracy), (sum, run) => sum + run.Accuracy);
            Report.Write(parse.InvocationConfiguration.Output,
                parse.GetValue(json)
                    ? new { trials = total.Total, errors = total.Total - total.Correct, error = total.Error, runs = results.Count, errorOfRun = results.ToDictionary(run => run.Run, run => run.Accuracy.Error), model = embedder.ModelId }
                    : null,
                "Omniglot one-shot runs", ["run", "trials", "errors", "error"],
                results.Append((Run: "all", Accuracy: total)).Select(run => new[] { run.Run, $"{run.Accuracy.Total}", $"{run.Accuracy.Total - run.Accuracy.Correct}", SharedOptions.Percent(run.Accuracy.Error) }));
            ReportFile.Save(parse.GetValue(report), "Omniglot one-shot runs", $"{embedder.ModelId}: {total.Total - total.Correct} errors in {total.Total} trials ({SharedOptions.Percent(total.Error)}).", page =>
                page.AddChart(new BarChart("Errors by run", "The share of the trials of each run that were answered wrongly.", new ChartAxis("error") { IsShare = true }, [.. results.Select(run => (run.Run, run.Accuracy.Error, (double?)null))])));
            return 0;
        });
        return command;
    }
}
