using System.CommandLine;
using System.Globalization;
using System.Text;
using SymbolNet.Evaluation;
using SymbolNet.Learning.Checkpoints;
using SymbolNet.Learning.Data;
using SymbolNet.Learning.Evaluation;
using SymbolNet.Learning.Losses;
using SymbolNet.Learning.Networks;
using SymbolNet.Learning.Reports;
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
        var network = new Option<string>("--network") { Description = $"The network of all of them: {string.Join(", ", NetworkRegistry.Names)}.", DefaultValueFactory = _ => new NetworkOptions().Name };
        var threads = new Option<int>("--threads") { Description = "Threads of libtorch; 0 takes the number of cores." };
        var device = SharedOptions.Device();
        var output = new Option<string>("--out") { Description = "Folder for the runs, which go on when it is called again, and for the table, leaderboard.md.", HelpName = "DIR", Required = true };
        var digits = new Option<string?>("--digits") { Description = "A data set of digits, never trained on, to measure transfer to; its test part is asked.", HelpName = "PATH" };
        var (json, report) = (Report.JsonOption(), ReportFile.Option());
        var objectives = new Command("objectives", "Trains every objective with the same network, budget and split, and writes one table.") { dataset, holdOut, network, steps, threads, device, output, digits, report, seed, json };
        objectives.SetAction(parse =>
        {
            var (training, heldOut) = CollectionSplit.Named(SharedOptions.Open(parse.GetRequiredValue(dataset), error), SharedOptions.Names(parse.GetRequiredValue(holdOut)));
            var (teaching, asked) = parse.GetValue(digits) is { } path
                ? (DatasetReader.Open(DatasetAddress.Parse(path) with { Part = DatasetPart.Train }), DatasetReader.Open(DatasetAddress.Parse(path) with { Part = DatasetPart.Test })) : default;
            foreach (var part in new[] { teaching, asked }.OfType<SymbolCollection>())
                SharedOptions.TellProblems(part, error);
            var results = new List<Result>();
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
                var options = new TrainingOptions
                {
                    Name = "bench", Network = new() { Name = parse.GetRequiredValue(network) }, Raster = NetworkRegistry.RasterFor(parse.GetRequiredValue(network), new TrainingOptions().Raster), Objective = objective,
                    Batch = 128, Seed = parse.GetValue(seed), Threads = parse.GetValue(threads), Device = parse.GetRequiredValue(device),
                };
                var budget = TrainingBudget.OfSteps(parse.GetValue(steps));
                if (!(Trainer.HoldsRun(directory) ? trainer.Resume(budget, cancellation: cancellation) : trainer.Start(options, budget, cancellation: cancellation)))
                    return SymbolNetCommand.Stopped;
                results.Add(Measure(name, directory, parse.GetRequiredValue(device), heldOut, teaching, asked, parse.GetValue(seed), cancellation) with { PicturesPerSecond = speed.Count == 0 ? null : Median(speed) });
            }
            string[] columns =
            [
                "objective", "scored by", "20-way 1-shot", "20-way 5-shot", $"{heldOut.Classes.Count}-way 1-shot", $"{heldOut.Classes.Count}-way 5-shot", "unknown 1-shot", "unknown 5-shot",
                .. teaching is null ? Array.Empty<string>() : [$"digits, {TransferExamples} each"], "parameters", "pictures/s",
            ];
            string[][] rows = [.. results.Select(result => result.Row())];
            Report.Write(parse.InvocationConfiguration.Output,
                parse.GetValue(json) ? new { steps = parse.GetValue(steps), characters = heldOut.Classes.Count, objectives = results.Select(result => result.Fields()) } : null, "Objectives", columns, rows);
            SharedOptions.WriteText(Path.Combine(parse.GetRequiredValue(output), "leaderboard.md"), Markdown(columns, rows));
            ReportFile.Save(parse.GetValue(report), "Objectives", $"One network, {parse.GetValue(steps)} steps and one split for each, measured on {heldOut.Description}.", page =>
            {
                page.AddChart(new BarChart("One-shot accuracy", $"Among all {heldOut.Classes.Count} characters, which none of them was trained on; with 95 % intervals.", new ChartAxis("accuracy") { IsShare = true },
                    [.. results.Select(result => (result.Objective, result.OneShotAmongAll.Mean, (double?)result.OneShotAmongAll.Confidence95))]));
                page.AddTable("All that was measured", columns, rows);
            });
            return 0;
        });
        return new Command("bench", "Compares ways of learning.") { objectives };
    }

    static Result Measure(string name, string directory, string device, SymbolCollection heldOut, SymbolCollection? teaching, SymbolCollection? asked, long seed, CancellationToken cancellation)
    {
        using var model = EmbeddingModel.Load(directory, device);
        // Unknown characters are told by the best score alone: the weight of its cohort was fitted to one model.
        var similarity = ClassSimilarity.Of(heldOut, model, model.Rule with { CohortWeight = 0 }, cancellation: cancellation);
        MeanEstimate FewShot(int ways, int shots, int queries, bool within, int episodes) =>
            MeanEstimate.Of(FewShotEvaluation.Accuracies(similarity, new EpisodeSampler(heldOut, ways, shots, queries, within, seed), episodes, cancellation));
        double Unknown(int shots) => UnknownEvaluation.Areas(similarity, heldOut.Classes.Count / 2, shots, UnknownEpisodes, seed, cancellation).Average();
        return new(name, similarity.Name, FewShot(Ways, 1, 1, true, WithinEpisodes), FewShot(Ways, 5, 1, true, WithinEpisodes),
            FewShot(0, 1, EpisodeSampler.AllQueries, false, AllEpisodes), FewShot(0, 5, EpisodeSampler.AllQueries, false, AllEpisodes), Unknown(1), Unknown(5),
            teaching is null ? null : MeanEstimate.Of([.. TransferEvaluation.Accuracies(teaching, asked!, model, TransferExamples, TransferDraws, seed, cancellation: cancellation).Select(draw => draw.Share)]),
            model.Description.Parameters);
    }

    static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);

    static string Markdown(string[] columns, string[][] rows)
    {
        var text = new StringBuilder();
        foreach (var row in rows.Prepend([.. columns.Select(_ => "---")]).Prepend(columns))
            text.Append("| ").AppendJoin(" | ", row).Append(" |\n");
        return text.ToString();
    }

    /// <summary>What was measured of an objective.</summary>
    sealed record Result(
        string Objective, string ScoredBy, MeanEstimate OneShotWithinAlphabet, MeanEstimate FiveShotWithinAlphabet, MeanEstimate OneShotAmongAll, MeanEstimate FiveShotAmongAll, double UnknownOneShot,
        double UnknownFiveShot, MeanEstimate? Digits, long Parameters)
    {
        /// <summary>Median of the training; null where it was trained before.</summary>
        public double? PicturesPerSecond { get; init; }

        public string[] Row() =>
        [
            Objective, ScoredBy, .. new[] { OneShotWithinAlphabet, FiveShotWithinAlphabet, OneShotAmongAll, FiveShotAmongAll }.Select(Figure), Number(UnknownOneShot, "0.000"), Number(UnknownFiveShot, "0.000"),
            .. Digits is { } digits ? [Figure(digits)] : Array.Empty<string>(), Number(Parameters, "N0"), PicturesPerSecond is { } speed ? Number(speed, "0") : "",
        ];

        public object Fields() => new
        {
            objective = Objective, scoredBy = ScoredBy, oneShotWithinAlphabet = Share(OneShotWithinAlphabet), fiveShotWithinAlphabet = Share(FiveShotWithinAlphabet), oneShotAmongAll = Share(OneShotAmongAll),
            fiveShotAmongAll = Share(FiveShotAmongAll), unknownOneShot = UnknownOneShot, unknownFiveShot = UnknownFiveShot, digits = Digits is { } digits ? Share(digits) : null, parameters = Parameters,
            picturesPerSecond = PicturesPerSecond,
        };

        // All are means over several episodes: their intervals are numbers.
        static object Share(MeanEstimate estimate) => new { accuracy = estimate.Mean, confidence95 = estimate.Confidence95 };

        static string Figure(MeanEstimate estimate) => $"{Number(100 * estimate.Mean, "0.0")} ± {Number(100 * estimate.Confidence95, "0.0")} %";

        static string Number(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
    }
}
