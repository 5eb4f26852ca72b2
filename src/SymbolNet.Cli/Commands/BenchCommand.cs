using System.CommandLine;
using System.Globalization;
using System.Text;
using SymbolNet.Evaluation;
using SymbolNet.Learning.Checkpoints;
using SymbolNet.Learning.Data;
using SymbolNet.Learning.Evaluation;
using SymbolNet.Learning.Losses;
using SymbolNet.Learning.Sampling;
using SymbolNet.Learning.Training;

namespace SymbolNet.Cli.Commands;

/// <summary><c>symbolnet bench objectives</c>: one network, one budget, one split, every objective; and one table of how well each of them learned.</summary>
static class BenchCommand
{
    const int Ways = 20, WithinEpisodes = 400, AllEpisodes = 10, UnknownEpisodes = 10, TransferExamples = 10, TransferDraws = 5;

    // Everything that trains a network, with its own defaults.
    static readonly (string Name, ObjectiveOptions Objective)[] Contestants =
    [
        ("margin softmax + contrast", new()),
        ("margin softmax (cosine)", new() { ContrastWeight = 0 }),
        ("margin softmax (angular)", new() { ContrastWeight = 0, MarginKind = SoftmaxMargin.Angular, Margin = 0.3 }),
        ("contrastive softmax", new() { Name = "contrastive-softmax" }),
        ("triplet, semi-hard", new() { Name = "triplet", Sampling = new() { DrawingsPerClass = 4 } }),
        ("prototypical", new() { Name = "prototypical", Sampling = new() { Ways = 16, Shots = 1, Queries = 7 } }),
        ("contrastive", new() { Name = "contrastive" }),
        ("pairs", new() { Name = "pairs" }),
        ("classification", new() { Name = "classification" }),
    ];

    public static Command Create(TextWriter error, CancellationToken cancellation)
    {
        var (dataset, seed) = (SharedOptions.Dataset(), SharedOptions.Seed());
        var holdOut = new Option<string>("--hold-out") { Description = "Alphabets to keep away from training and to measure on, separated by commas.", HelpName = "A,B,..", Required = true };
        var steps = new Option<long>("--steps") { Description = "Steps of every training; a step is a batch of 128 pictures for each of them.", DefaultValueFactory = _ => 2000 };
        var threads = new Option<int>("--threads") { Description = "Threads of libtorch; 0 takes the number of cores." };
        var device = SharedOptions.Device();
        var output = new Option<string>("--out") { Description = "Folder for the runs, which go on when it is called again, and for the table, leaderboard.md.", HelpName = "DIR", Required = true };
        var digits = new Option<string?>("--digits") { Description = "A data set of digits, never trained on, to measure transfer to; its test part is asked.", HelpName = "PATH" };
        var objectives = new Command("objectives", "Trains every objective with the same network, budget and split, and writes one table.") { dataset, holdOut, steps, threads, device, output, digits, seed };
        objectives.SetAction(parse =>
        {
            var (training, heldOut) = CollectionSplit.Named(SharedOptions.Open(parse.GetRequiredValue(dataset), error), SharedOptions.Names(parse.GetRequiredValue(holdOut)));
            var (teaching, asked) = parse.GetValue(digits) is { } path
                ? (DatasetReader.Open(DatasetAddress.Parse(path) with { Part = DatasetPart.Train }), DatasetReader.Open(DatasetAddress.Parse(path) with { Part = DatasetPart.Test })) : default;
            foreach (var part in new[] { teaching, asked }.OfType<SymbolCollection>())
                SharedOptions.TellProblems(part, error);
            var rows = new List<string[]>();
            foreach (var (name, objective) in Contestants)
            {
                var directory = Path.Combine(parse.GetRequiredValue(output), name.Replace(' ', '-'));
                var speed = new List<double>();
                using var progress = new ProgressWriter(null, TextWriter.Null, error);
                error.WriteLine(name);
                // Nothing is held out from the run itself: what is reported must not choose the weights.
                var trainer = new Trainer(training, null, directory, news =>
                {
                    progress.Write(news);
                    if (news.PicturesPerSecond is { } measured)
                        speed.Add(measured);
                });
                var options = new TrainingOptions { Name = "bench", Objective = objective, Seed = parse.GetValue(seed), Threads = parse.GetValue(threads), Device = parse.GetRequiredValue(device), Batch = 128 };
                var budget = TrainingBudget.OfSteps(parse.GetValue(steps));
                if (!(Trainer.HoldsRun(directory) ? trainer.Resume(budget, cancellation: cancellation) : trainer.Start(options, budget, cancellation: cancellation)))
                    return SymbolNetCommand.Stopped;
                rows.Add([name, .. Measure(directory, parse.GetRequiredValue(device), heldOut, teaching, asked, parse.GetValue(seed), cancellation), speed.Count == 0 ? "" : Number(Median(speed), "0")]);
            }
            string[] columns = ["objective", "20-way 1-shot", "20-way 5-shot", $"{heldOut.Classes.Count}-way 1-shot", $"{heldOut.Classes.Count}-way 5-shot", "unknown 1-shot", "unknown 5-shot", .. teaching is null ? Array.Empty<string>() : [$"digits, {TransferExamples} each"], "parameters", "pictures/s"];
            Report.Write(parse.InvocationConfiguration.Output, null, "Objectives", columns, rows);
            SharedOptions.WriteText(Path.Combine(parse.GetRequiredValue(output), "leaderboard.md"), Markdown(columns, rows));
            return 0;
        });
        return new Command("bench", "Compares ways of learning.") { objectives };
    }

    static IEnumerable<string> Measure(string directory, string device, SymbolCollection heldOut, SymbolCollection? teaching, SymbolCollection? asked, long seed, CancellationToken cancellation)
    {
        using var model = EmbeddingModel.Load(directory, device);
        var embedded = EmbeddedCollection.Embed(heldOut, model, cancellation: cancellation);
        string FewShot(int ways, int shots, int queries, bool within, int episodes) =>
            Figure(FewShotEvaluation.Accuracies(embedded, new EpisodeSampler(heldOut, ways, shots, queries, within, seed), episodes, model.Rule, cancellation));
        yield return FewShot(Ways, 1, 1, true, WithinEpisodes);
        yield return FewShot(Ways, 5, 1, true, WithinEpisodes);
        yield return FewShot(0, 1, EpisodeSampler.AllQueries, false, AllEpisodes);
        yield return FewShot(0, 5, EpisodeSampler.AllQueries, false, AllEpisodes);
        // By the best score alone: the weight of its cohort was fitted to one model.
        foreach (var shots in new[] { 1, 5 })
            yield return Number(UnknownEvaluation.Areas(embedded, heldOut.Classes.Count / 2, shots, UnknownEpisodes, model.Rule with { CohortWeight = 0 }, seed, cancellation).Average(), "0.000");
        if (teaching is not null)
            yield return Figure([.. TransferEvaluation.Accuracies(teaching, asked!, model, TransferExamples, TransferDraws, seed, cancellation: cancellation).Select(draw => draw.Share)]);
        yield return model.Description.Parameters.ToString("N0", CultureInfo.InvariantCulture);
    }

    static string Figure(double[] shares) => MeanEstimate.Of(shares) is var estimate && double.IsNaN(estimate.Confidence95)
        ? $"{Number(100 * estimate.Mean, "0.0")} %" : $"{Number(100 * estimate.Mean, "0.0")} ± {Number(100 * estimate.Confidence95, "0.0")} %";

    static string Number(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);

    static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);

    static string Markdown(string[] columns, List<string[]> rows)
    {
        var text = new StringBuilder();
        foreach (var row in rows.Prepend([.. columns.Select(_ => "---")]).Prepend(columns))
            text.Append("| ").AppendJoin(" | ", row).Append(" |\n");
        return text.ToString();
    }
}
