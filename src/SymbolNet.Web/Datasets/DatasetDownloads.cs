using SymbolNet.Learning.Data.Downloads;
using SymbolNet.Web.Hosting;

namespace SymbolNet.Web.Datasets;

/// <summary>
/// Fetches published data sets from their official addresses. What has come lies in a hidden folder beside the data sets until it is whole, so a download that was stopped, by whatever, goes on where it
/// was; only then it is seen. Thread-safe. Whoever calls has made sure that an administrator asks (see <see cref="DatasetDesk"/>).
/// </summary>
public sealed partial class DatasetDownloads(DatasetShelf shelf, IReadOnlyList<PublishedDataset> published, FileDownload files, ILogger<DatasetDownloads> log) : IHostedService
{
    readonly Lock gate = new();
    readonly Dictionary<string, Coming> coming = [];
    readonly Dictionary<string, string> problems = [];
    readonly Watchers watchers = new();

    /// <summary>Every data set that can be fetched and how far it is.</summary>
    public IReadOnlyList<DatasetDownload> All() => [.. published.Where(dataset => dataset.IsForTraining).Select(StateOf)];

    /// <summary>Begins to fetch a data set, or goes on. Returns at once.</summary>
    /// <exception cref="InvalidInputException">It cannot be fetched, is coming already, or is here.</exception>
    public void Begin(string name)
    {
        var dataset = published.FirstOrDefault(one => one.Name == name && one.IsForTraining) ?? throw new InvalidInputException($"There is no data set '{name}' to download.");
        lock (gate)
        {
            if (coming.ContainsKey(name) || IsHere(dataset))
                throw new InvalidInputException($"'{name}' is here or on its way already.");
            problems.Remove(name);
            var begun = new Coming();
            coming[name] = begun;
            begun.Work = Task.Run(() => FetchAsync(dataset, begun));
        }
        watchers.Tell();
    }

    /// <summary>Stops fetching a data set; what has come stays, for the next time.</summary>
    public async Task StopAsync(string name)
    {
        Coming? begun;
        lock (gate)
            begun = coming.GetValueOrDefault(name);
        if (begun is null)
            return;
        await begun.Stop.CancelAsync();
        await begun.Work;
    }

    /// <summary>Throws away what has come of a data set that is not here whole.</summary>
    /// <exception cref="InvalidInputException">It cannot be deleted.</exception>
    public async Task ForgetAsync(string name)
    {
        await StopAsync(name);
        if (published.FirstOrDefault(one => one.Name == name) is not { } dataset)
            return;
        try
        {
            if (Directory.Exists(HiddenOf(dataset)))
                Directory.Delete(HiddenOf(dataset), recursive: true);
        }
        catch (Exception reason) when (reason is IOException or UnauthorizedAccessException)
        {
            throw new InvalidInputException($"What has come of '{name}' could not be deleted: {shelf.Plain(reason.Message)}", reason);
        }
        lock (gate)
            problems.Remove(name);
        watchers.Tell();
    }

    /// <summary>Calls <paramref name="changed"/> whenever a download goes on, on another thread, until the result is disposed.</summary>
    public IDisposable Watch(Action changed) => watchers.Add(changed);

    /// <inheritdoc />
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Stops everything that comes.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        string[] names;
        lock (gate)
            names = [.. coming.Keys];
        await Task.WhenAll(names.Select(StopAsync)).WaitAsync(cancellationToken);
    }

    async Task FetchAsync(PublishedDataset dataset, Coming begun)
    {
        string? problem = null;
        try
        {
            foreach (var file in dataset.Files.Where(file => !File.Exists(Path.Combine(FolderOf(dataset), file.Name))))
                await files.FetchAsync(file, HiddenOf(dataset), progress =>
                {
                    begun.Progress = progress;
                    watchers.Tell();
                }, begun.Stop.Token);
            Show(dataset);
        }
        catch (InvalidInputException refusal)
        {
            problem = refusal.Message;
        }
        catch (OperationCanceledException) when (begun.Stop.IsCancellationRequested)
        {
            // Somebody stopped it; what has come stays.
        }
        catch (Exception reason) when (reason is IOException or UnauthorizedAccessException)
        {
            problem = $"It has come, but could not be put in its place: {shelf.Plain(reason.Message)}";
        }
        catch (Exception fault)
        {
            // One download's fault must not end anything else; nobody awaits it but whoever stops it.
            LogFault(fault, dataset.Name);
            problem = "Something in the server went wrong; its log says what.";
        }
        lock (gate)
        {
            coming.Remove(dataset.Name);
            if (problem is not null)
                problems[dataset.Name] = problem;
        }
        watchers.Tell();
    }

    /// <summary>Puts what is whole where it is seen: all at once where nothing is there yet.</summary>
    void Show(PublishedDataset dataset)
    {
        var (from, to) = (HiddenOf(dataset), FolderOf(dataset));
        if (!Directory.Exists(to))
        {
            Directory.Move(from, to);
            return;
        }
        foreach (var file in dataset.Files.Where(file => File.Exists(Path.Combine(from, file.Name))))
            File.Move(Path.Combine(from, file.Name), Path.Combine(to, file.Name), overwrite: false);
        Directory.Delete(from, recursive: true);
    }

    DatasetDownload StateOf(PublishedDataset dataset)
    {
        lock (gate)
        {
            if (coming.TryGetValue(dataset.Name, out var begun))
                return new DatasetDownload(dataset, DownloadStage.Coming) { Progress = begun.Progress, Bytes = BytesOf(dataset) };
            if (IsHere(dataset))
                return new DatasetDownload(dataset, DownloadStage.Here);
            var bytes = BytesOf(dataset);
            return new DatasetDownload(dataset, bytes > 0 ? DownloadStage.Begun : DownloadStage.Absent) { Bytes = bytes, Problem = problems.GetValueOrDefault(dataset.Name) };
        }
    }

    bool IsHere(PublishedDataset dataset) => dataset.Files.All(file => File.Exists(Path.Combine(FolderOf(dataset), file.Name)));

    long BytesOf(PublishedDataset dataset) => new DirectoryInfo(HiddenOf(dataset)) is { Exists: true } folder ? folder.EnumerateFiles().Sum(file => file.Length) : 0;

    string FolderOf(PublishedDataset dataset) => Path.Combine(shelf.Folder, dataset.Folder);

    string HiddenOf(PublishedDataset dataset) => Path.Combine(shelf.Folder, $".download-{dataset.Name}");

    [LoggerMessage(LogLevel.Error, "The download of {Name} failed.")]
    partial void LogFault(Exception reason, string name);

    /// <summary>A download that goes on.</summary>
    sealed class Coming
    {
        /// <summary>Without a timer or a link it holds nothing that would have to be freed.</summary>
        public CancellationTokenSource Stop { get; } = new();

        public Task Work { get; set; } = Task.CompletedTask;

        public volatile DownloadProgress? Progress;
    }
}
