using SymbolNet.Learning.Checkpoints;
using SymbolNet.Learning.Data;
using SymbolNet.Learning.Reports;
using SymbolNet.Learning.Sampling;
using SymbolNet.Learning.Training;
using static System.FormattableString;

namespace SymbolNet.Learning.Evaluation;

/// <summary>
/// A whole published run in one folder: training, then the tests on each named data set, then a report of both. Each part that is complete is kept (the training's checkpoint and news, a file for each test),
/// so that the same run goes on where it was interrupted. Not thread-safe.
/// </summary>
/// <param name="directory">The run's folder; the model lies in it.</param>
/// <param name="options">The numbers of the tests.</param>
public sealed class RecipeRun(string directory, RecipeTestOptions options)
{
    /// <summary>Name of the folder with the results of the tests.</summary>
    public const string TestFolder = "tests";

    readonly TrainingHistory history = new(directory);

    /// <summary>Where the tests are computed, and a training that goes on; null takes the processor for the tests, and goes on training where it was.</summary>
    public string? Device { get; init; }

    /// <summary>Threads of libtorch for a training that goes on; null keeps their number.</summary>
    public int? Threads { get; init; }

    /// <summary>Trains, or goes on with the training in the folder, with its own numbers; a training that came to its end is left as it is.</summary>
    /// <param name="all">The drawings.</param>
    /// <param name="split">What of them a new training holds out, to measure on meanwhile; one that goes on holds out what it did before.</param>
    /// <param name="training">The numbers of a new training.</param>
    /// <param name="budget">How long a new training takes.</param>
    /// <param name="longer">The number of steps of the whole training, if it was asked for: a training that ended before goes on to it.</param>
    /// <param name="initialWeights">What a new training begins with, or null.</param>
    /// <param name="report">Told what happens.</param>
    /// <param name="cancellation">Stops; a checkpoint is written.</param>
    /// <returns>Whether the training is complete; false when it was stopped.</returns>
    /// <exception cref="InvalidInputException">The options, the data or the folder cannot be used.</exception>
    public bool Train(
        SymbolCollection all, SplitOptions split, TrainingOptions training, TrainingBudget budget, long? longer, string? initialWeights, Action<TrainingProgress> report, CancellationToken cancellation = default)
    {
        var goesOn = Trainer.HoldsRun(directory);
        if (goesOn && history.Read() is [.., { Kind: TrainingEvent.Finished } end] && !(longer > end.Steps))
            return true;
        var used = (goesOn ? Trainer.StateOf(directory).Split : null) ?? split;
        var (learned, heldOut) = used.Of(all);
        var trainer = new Trainer(learned, heldOut, directory, progress =>
        {
            history.Add(progress);
            report(progress);
        }) { Split = used };
        return goesOn ? trainer.Resume(longer is { } steps ? TrainingBudget.OfSteps(steps) : null, Device, Threads, cancellation) : trainer.Start(training, budget, initialWeights, cancellation);
    }

    /// <summary>Runs the tests that are not done yet.</summary>
    /// <param name="tests">The data sets, with their addresses.</param>
    /// <param name="report">Told which one begins.</param>
    /// <param name="cancellation">Stops between tests.</param>
    /// <returns>What came out, in the order of the data sets.</returns>
    /// <exception cref="InvalidInputException">The model is not there, a data set has too few classes or drawings, or the folder cannot be written.</exception>
    public IReadOnlyList<RecipeTest> Test(IReadOnlyList<(string Address, SymbolCollection Drawings)> tests, Action<string> report, CancellationToken cancellation = default)
    {
        using var model = EmbeddingModel.Load(directory, Device ?? "cpu");
        var results = new List<RecipeTest>();
        foreach (var (address, drawings) in tests)
        {
            var path = Path.Combine(directory, TestFolder, Invariant($"{results.Count + 1}.json"));
            if (RecipeTest.Read(path, address, model.ModelId, options) is { } done)
            {
                results.Add(done);
                continue;
            }
            cancellation.ThrowIfCancellationRequested();
            report(Invariant($"Testing on {drawings.Description} ({results.Count + 1} of {tests.Count})"));
            var result = RecipeTest.Run(address, new RenderedCollection(drawings, model.Raster), model, options, cancellation);
            result.Write(path);
            results.Add(result);
        }
        return results;
    }

    /// <summary>The report of the whole run.</summary>
    /// <param name="title">Its title.</param>
    /// <param name="lead">What the run is about.</param>
    /// <param name="tests">The data sets that were tested on.</param>
    /// <param name="results">What came out, in the same order.</param>
    public HtmlReport Report(string title, string lead, IReadOnlyList<(string Address, SymbolCollection Drawings)> tests, IReadOnlyList<RecipeTest> results)
    {
        using var model = EmbeddingModel.Load(directory);
        var report = new HtmlReport(title, lead);
        TrainingSection.Add(report, model.Description);
        report.AddTable("All tests", Columns, [.. results.Select(Row)]);
        report.AddHeading("Training");
        TrainingSection.Add(report, history.Read());
        foreach (var ((address, collection), result) in tests.Zip(results))
        {
            var drawings = new RenderedCollection(collection, model.Raster);
            if (result.Pairing is { } pairing)
            {
                report.AddHeading($"Pairs of {address}");
                PairingSection.Add(report, pairing, drawings);
            }
            report.AddHeading($"Classes of {address}");
            ClassificationSection.Add(report, result.Classification, drawings, drawings);
            if (result.Classifier is { } classifier)
            {
                report.AddHeading($"The model's own classifier on {address}");
                ClassificationSection.Add(report, classifier, drawings, drawings);
            }
            if (result == results[0])
                FeatureMapSection.Add(report, model, drawings[0]);
        }
        return report;
    }

    /// <summary>Columns of the table of all tests.</summary>
    public static IReadOnlyList<string> Columns { get; } = ["data", "pairing", "same", "different", "pairs/s", "classes", "classification", "mean rank", "images/s", "classifier"];

    /// <summary>A row of the table of all tests.</summary>
    public static string[] Row(RecipeTest result)
    {
        var (pairing, classes) = (result.Pairing, result.Classification);
        return
        [
            result.Address, Percent(pairing?.Overall.Share), Percent(pairing?.Same.Share), Percent(pairing?.Different.Share), pairing is null ? "-" : Invariant($"{pairing.PairsPerSecond:N0}"),
            Invariant($"{classes.Labels.Length}"), Percent(classes.Confusions.Accuracy.Share), Invariant($"{classes.MeanRank:0.00}"), Invariant($"{classes.QueriesPerSecond:N0}"),
            Percent(result.Classifier?.Confusions.Accuracy.Share),
        ];

        static string Percent(double? share) => share is null or double.NaN ? "-" : Invariant($"{100 * share.Value:0.00} %");
    }
}
