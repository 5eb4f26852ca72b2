using System.CommandLine;
using System.Globalization;
using SymbolNet.Learning.Data.Downloads;

namespace SymbolNet.Cli.Commands;

/// <summary><c>symbolnet data download</c>: fetches published data sets from their official addresses.</summary>
static class DataDownloadCommand
{
    /// <summary>How long to wait for a server to answer at all.</summary>
    static readonly TimeSpan AnswerTimeout = TimeSpan.FromSeconds(30);

    public static Command Create(TextWriter error, CancellationToken cancellation)
    {
        var names = new Argument<string[]>("name")
        {
            Description = string.Join("; ", PublishedDataset.All.Select(dataset => $"{dataset.Name}: {dataset.Description}")) + ".", Arity = ArgumentArity.OneOrMore,
        };
        var to = new Option<string>("--to") { Description = "Folder for all data sets; each gets a folder of its own in it.", HelpName = "DIR", Required = true };
        var command = new Command("download", "Fetches data sets from their official addresses; a download that was cut goes on where it stopped.") { names, to };
        command.SetAction(parse =>
        {
            List<PublishedDataset> datasets = [.. parse.GetRequiredValue(names).Select(PublishedDataset.Find)];
            using var handler = new SocketsHttpHandler { ConnectTimeout = AnswerTimeout };
            using var client = new HttpClient(handler) { Timeout = AnswerTimeout };
            var download = new FileDownload(client, TimeProvider.System);
            foreach (var dataset in datasets)
                foreach (var file in dataset.Files)
                {
                    var path = download.FetchAsync(file, Path.Combine(parse.GetRequiredValue(to), dataset.Folder), progress => Show(error, progress), cancellation).GetAwaiter().GetResult();
                    if (IsTerminal(error))
                        error.Write($"\r{new string(' ', 78)}\r");
                    parse.InvocationConfiguration.Output.WriteLine(path);
                }
            return 0;
        });
        return command;
    }

    // On one line of a terminal; silent where errors go to a file or nobody looks.
    static void Show(TextWriter error, DownloadProgress progress)
    {
        if (!IsTerminal(error))
            return;
        var line = string.Create(CultureInfo.InvariantCulture,
            $"{progress.File}: {progress.Bytes / 1e6:0.0}{(progress.Total is { } total ? $" of {total / 1e6:0.0}" : "")} MB, {progress.BytesPerSecond / 1e6:0.0} MB/s{(progress.TimeLeft is { } left ? $", {left:h\\:mm\\:ss} left" : "")}");
        error.Write($"\r{line,-78}");
    }

    static bool IsTerminal(TextWriter error) => !Console.IsErrorRedirected && error == Console.Error;
}
