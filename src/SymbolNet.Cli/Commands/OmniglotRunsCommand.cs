using System.CommandLine;
using SymbolNet.Evaluation;
using SymbolNet.Learning.Data;
using SymbolNet.Learning.Evaluation;

namespace SymbolNet.Cli.Commands;

/// <summary><c>symbolnet evaluate omniglot-runs</c>: the official 20-way one-shot runs.</summary>
static class OmniglotRunsCommand
{
    public static Command Create(CancellationToken cancellation)
    {
        var (model, json) = (SharedOptions.Model(), Report.JsonOption());
        var runs = new Option<string>("--runs") { Description = "all_runs.zip or its folder.", HelpName = "PATH", Required = true };
        var command = new Command("omniglot-runs", "Omniglot's official one-shot classification runs.") { runs, model, json };
        command.SetAction(parse =>
        {
            using var tree = FileTree.Open(parse.GetRequiredValue(runs));
            using var embedder = SharedOptions.LoadModel(parse.GetValue(model));
            var results = OmniglotRuns.Evaluate(tree, embedder, cancellation);
            var total = results.Aggregate(default(Accuracy), (sum, run) => sum + run.Accuracy);
            Report.Write(parse.InvocationConfiguration.Output,
                parse.GetValue(json)
                    ? new { trials = total.Total, errors = total.Total - total.Correct, error = total.Error, runs = results.Count, errorOfRun = results.ToDictionary(run => run.Run, run => run.Accuracy.Error), model = embedder.ModelId }
                    : null,
                "Omniglot one-shot runs", ["run", "trials", "errors", "error"],
                results.Append((Run: "all", Accuracy: total)).Select(run => new[] { run.Run, $"{run.Accuracy.Total}", $"{run.Accuracy.Total - run.Accuracy.Correct}", SharedOptions.Percent(run.Accuracy.Error) }));
            return 0;
        });
        return command;
    }
}
