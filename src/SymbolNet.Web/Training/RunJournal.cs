using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using SymbolNet.Learning.Training;
using SymbolNet.Web.Storage;

namespace SymbolNet.Web.Training;

/// <summary>Writes down what a training says, and tells who watches. A curve has a limited number of points however long the run: each gathers the reports of one stretch of steps.</summary>
public sealed partial class RunJournal(IDbContextFactory<AppDb> databases, Runs runs, IOptions<RunOptions> options, TimeProvider time, ILogger<RunJournal> log)
{
    /// <summary>Most characters of a line that are kept.</summary>
    const int LineLimit = 400;

    /// <summary>Most pairs of drawings that are kept, most bytes of a picture and characters of a caption: what is larger is none of ours.</summary>
    const int PairLimit = 12, PictureLimit = 16 << 10, CaptionLimit = 200;

    /// <summary>The measures that decide which weights are best, by the kinds of validation there are.</summary>
    static readonly string[] Decisive = ["oneShotAmongAll", "nearestNeighbours", "pairing", "classifier"];

    static readonly IEqualityComparer<byte[]> SameBytes = EqualityComparer<byte[]>.Create((one, other) => one.AsSpan().SequenceEqual(other), bytes => bytes.Length);

    static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) } };

    /// <summary>Takes one line of <c>--json-lines</c>.</summary>
    public Task TakeAsync(Guid run, string line) => KeptAsync(run, async db =>
    {
        if (Parse(line) is not { } news)
            return;
        switch (news.Kind)
        {
            case TrainingEvent.Started:
                await StartAsync(db, run, news);
                break;
            case TrainingEvent.Steps:
                await AdvanceAsync(db, run, news);
                break;
            case TrainingEvent.Validated when news.Metrics is { Count: > 0 } metrics:
                await CheckAsync(db, run, news, metrics);
                break;
            case TrainingEvent.Scored when news.PairScores is { Count: > 0 and <= PairLimit } scores:
                await ScoreAsync(db, run, news, scores);
                break;
            case TrainingEvent.Saved:
                // From here it could go on, so the deaths before count no more.
                await db.Runs.Where(row => row.Id == run).ExecuteUpdateAsync(row => row.SetProperty(one => one.Deaths, 0));
                break;
            case TrainingEvent.Preparing:
                await db.Runs.Where(row => row.Id == run).ExecuteUpdateAsync(row => row.SetProperty(one => one.Message, news.Message));
                break;
            case TrainingEvent.Finished:
                // The last step's own loss is the same however often the run was interrupted; a mean since the last report is not.
                await db.Runs.Where(row => row.Id == run).ExecuteUpdateAsync(row => row.SetProperty(one => one.Message, news.Message).SetProperty(one => one.Loss, one => news.Loss ?? one.Loss));
                break;
        }
    });

    /// <summary>Says what a run is doing now.</summary>
    public Task SayAsync(Guid run, string message) =>
        KeptAsync(run, db => db.Runs.Where(row => row.Id == run).ExecuteUpdateAsync(row => row.SetProperty(one => one.Message, message)));

    /// <summary>Adds a line to the log.</summary>
    public Task WriteAsync(Guid run, string line) => KeptAsync(run, async db =>
    {
        if (string.IsNullOrWhiteSpace(line))
            return;
        var row = new RunLineRow { RunId = run, At = time.GetUtcNow(), Text = line.Length > LineLimit ? line[..LineLimit] : line };
        db.RunLines.Add(row);
        await db.SaveChangesAsync();
        // Now and then, not at every line: the log is then a little longer than it must be.
        if (row.Id % 50 != 0)
            return;
        var oldest = await db.RunLines.Where(one => one.RunId == run).OrderByDescending(one => one.Id).Skip(options.Value.LinesKept).Select(one => (long?)one.Id).FirstOrDefaultAsync();
        if (oldest is { } last)
            await db.RunLines.Where(one => one.RunId == run && one.Id <= last).ExecuteDeleteAsync();
    });

    static TrainingProgress? Parse(string line)
    {
        try
        {
            return JsonSerializer.Deserialize<TrainingProgress>(line, Json);
        }
        catch (JsonException)
        {
            // Not every line of standard output need be ours: a library may have said something.
            return null;
        }
    }

    static async Task StartAsync(AppDb db, Guid run, TrainingProgress news)
    {
        // What was done after the checkpoint it goes on from is done again.
        await db.RunPoints.Where(point => point.RunId == run && point.Step > news.Step).ExecuteDeleteAsync();
        await db.RunChecks.Where(check => check.RunId == run && check.Step > news.Step).ExecuteDeleteAsync();
        await db.Runs.Where(row => row.Id == run).ExecuteUpdateAsync(row => row
            .SetProperty(one => one.Step, news.Step).SetProperty(one => one.Steps, news.Steps).SetProperty(one => one.Message, "Training"));
    }

    async Task AdvanceAsync(AppDb db, Guid run, TrainingProgress news)
    {
        await db.Runs.Where(row => row.Id == run).ExecuteUpdateAsync(row => row
            .SetProperty(one => one.Step, news.Step).SetProperty(one => one.Steps, news.Steps).SetProperty(one => one.Loss, news.Loss)
            .SetProperty(one => one.PicturesPerSecond, news.PicturesPerSecond).SetProperty(one => one.SecondsLeft, news.SecondsLeft));
        if (news.Loss is not { } loss || news.Steps <= 0)
            return;
        var width = (news.Steps + options.Value.PointsPerCurve - 1) / options.Value.PointsPerCurve;
        var stretch = (int)((news.Step - 1) / width);
        var point = await db.RunPoints.SingleOrDefaultAsync(row => row.RunId == run && row.Stretch == stretch);
        if (point is null)
            db.RunPoints.Add(point = new RunPointRow { RunId = run, Stretch = stretch });
        point.Reports++;
        point.Step = news.Step;
        point.Loss += (loss - point.Loss) / point.Reports;
        point.PicturesPerSecond += ((news.PicturesPerSecond ?? 0) - point.PicturesPerSecond) / point.Reports;
        point.LearningRate = news.LearningRate ?? 0;
        await db.SaveChangesAsync();
    }

    static async Task CheckAsync(AppDb db, Guid run, TrainingProgress news, IReadOnlyDictionary<string, double> metrics)
    {
        var accuracy = metrics[Decisive.FirstOrDefault(metrics.ContainsKey) ?? metrics.Keys.First()];
        var check = await db.RunChecks.SingleOrDefaultAsync(row => row.RunId == run && row.Step == news.Step);
        if (check is null)
            db.RunChecks.Add(check = new RunCheckRow { RunId = run, Step = news.Step });
        (check.Accuracy, check.IsBest) = (accuracy, news.Best == true);
        var row = await db.Runs.SingleAsync(row => row.Id == run);
        row.Accuracy = accuracy;
        if (check.IsBest)
            row.BestAccuracy = accuracy;
        await db.SaveChangesAsync();
    }

    static async Task ScoreAsync(AppDb db, Guid run, TrainingProgress news, IReadOnlyList<double> scores)
    {
        var rows = await db.RunPairs.Where(row => row.RunId == run).OrderBy(row => row.Place).ToListAsync();
        if (news.Pairs is { } pairs)
        {
            if (pairs.Count != scores.Count || pairs.Any(pair => pair.One.Length > PictureLimit || pair.Other.Length > PictureLimit || pair.Caption.Length > CaptionLimit))
                return;
            // A run that goes on shows the same pairs again: what they scored at first stays.
            if (news.Step == 0 || !rows.Select(row => row.One).SequenceEqual(pairs.Select(pair => pair.One), SameBytes) || !rows.Select(row => row.Other).SequenceEqual(pairs.Select(pair => pair.Other), SameBytes))
            {
                db.RunPairs.RemoveRange(rows);
                await db.SaveChangesAsync();
                rows = [.. pairs.Select((pair, place) => new RunPairRow { RunId = run, Place = place, One = pair.One, Other = pair.Other, Caption = pair.Caption, AreSame = pair.AreSame, IsHard = pair.IsHard, IsHeldOut = news.PairsHeldOut == true, FirstScore = scores[place] })];
                db.RunPairs.AddRange(rows);
            }
        }
        if (rows.Count != scores.Count)
            return;
        foreach (var (row, score) in rows.Zip(scores))
            (row.Score, row.Step) = (Math.Clamp(score, 0, 1), news.Step);
        await db.SaveChangesAsync();
    }

    async Task KeptAsync(Guid run, Func<AppDb, Task> write)
    {
        try
        {
            await using var db = await databases.CreateDbContextAsync();
            await write(db);
        }
        catch (Exception reason) when (StorageFailure.Is(reason))
        {
            // A point of a curve that is missing is no reason to stop a training.
            LogNotKept(reason, run);
        }
        runs.Tell(run);
    }

    [LoggerMessage(LogLevel.Warning, "Some of what run {Run} said could not be written down.")]
    partial void LogNotKept(Exception reason, Guid run);
}
