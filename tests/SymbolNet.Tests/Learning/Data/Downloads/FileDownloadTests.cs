using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using SymbolNet.Learning.Data.Downloads;

namespace SymbolNet.Tests.Learning.Data.Downloads;

public sealed class FileDownloadTests : IDisposable
{
    readonly TemporaryFolder folder = new();
    readonly byte[] content = [.. Enumerable.Range(0, 300_000).Select(i => (byte)(i * i >> 3))];
    readonly LoopbackFileServer server;
    readonly HttpClient client = new(new SocketsHttpHandler { UseProxy = false }) { Timeout = TimeSpan.FromSeconds(20) };
    readonly List<DownloadProgress> reports = [];

    public FileDownloadTests() => server = new LoopbackFileServer(content);

    public void Dispose()
    {
        client.Dispose();
        server.Dispose();
        folder.Dispose();
    }

    string Part => folder["data/file.zip.part"];

    string Whole => folder["data/file.zip"];

    Task<string> Fetch(Uri? address = null, bool published = true, CancellationToken cancellation = default) =>
        new FileDownload(client, TimeProvider.System) { Pause = TimeSpan.Zero }.FetchAsync(
            new DatasetFile("file.zip", [address ?? server.Address], published ? Sum(content) : null), folder["data"], reports.Add, cancellation);

#pragma warning disable CA5351 // as published
    static string Sum(byte[] bytes) => Convert.ToHexStringLower(MD5.HashData(bytes));
#pragma warning restore CA5351

    static async Task<string> Refusal(Task<string> fetch) => (await Assert.ThrowsAsync<InvalidInputException>(() => fetch)).Message;

    void IsThere()
    {
        Assert.Equal(content, File.ReadAllBytes(Whole));
        Assert.Equal([Whole], Directory.GetFiles(folder["data"]));
    }

    [Fact]
    public async Task A_file_arrives_whole_and_is_not_fetched_again()
    {
        Assert.Equal(Whole, await Fetch());
        IsThere();
        Assert.Equal((0, 300_000), (reports[0].Bytes, reports[^1].Bytes));
        Assert.All(reports, report => Assert.Equal(300_000, report.Total));
        Assert.Equal(TimeSpan.Zero, reports[^1].TimeLeft);
        await Fetch();
        Assert.Single(server.Begins);
    }

    [Fact]
    public async Task A_cut_download_goes_on_where_it_stopped()
    {
        server.Cuts.Enqueue(100_000);
        server.Cuts.Enqueue(50_000);
        await Fetch();
        IsThere();
        Assert.Equal([0, 100_000, 150_000], server.Begins);
    }

    [Fact]
    public async Task A_connection_that_is_reset_is_made_again()
    {
        server.Resets = 1;
        server.Cuts.Enqueue(100_000);
        await Fetch();
        IsThere();
        Assert.Equal(2, server.Begins.Count);
    }

    [Fact]
    public async Task What_an_earlier_run_left_is_used()
    {
        folder.Write("data/file.zip.part", content[..1234]);
        await Fetch();
        IsThere();
        Assert.Equal([1234], server.Begins);
        Assert.Equal(1234, reports[0].Bytes);
    }

    [Fact]
    public async Task A_whole_part_needs_nothing_more()
    {
        folder.Write("data/file.zip.part", content);
        await Fetch();
        IsThere();
    }

    [Theory]
    [InlineData(1234)]
    [InlineData(400_000)]
    public async Task What_does_not_belong_to_the_file_is_thrown_away_once(int length)
    {
        folder.Write("data/file.zip.part", new byte[length]);
        await Fetch();
        IsThere();
        Assert.Equal([length, 0], server.Begins);
    }

    [Fact]
    public async Task A_server_without_ranges_sends_it_all_again()
    {
        server.KnowsRanges = false;
        server.Cuts.Enqueue(100_000);
        await Fetch();
        IsThere();
    }

    [Fact]
    public async Task A_connection_that_is_always_cut_is_given_up_and_keeps_what_arrived()
    {
        for (var i = 0; i < 5; i++)
            server.Cuts.Enqueue(1000);
        Assert.Contains("cut the connection 5 times", await Refusal(Fetch()), StringComparison.Ordinal);
        Assert.Equal(content[..5000], File.ReadAllBytes(Part));
        Assert.False(File.Exists(Whole));
        await Fetch();
        IsThere();
    }

    [Fact]
    public async Task A_wrong_checksum_is_refused_and_nothing_stays()
    {
        server.Content = [.. content[..^1], 0, 1];
        var why = await Refusal(Fetch());
        Assert.Contains($"instead of {Sum(content)}", why, StringComparison.Ordinal);
        Assert.Contains(server.Address.ToString(), why, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(folder["data"]));
    }

    [Fact]
    public async Task A_cut_that_the_server_hides_is_found_by_the_checksum()
    {
        server.SaysLength = false;
        server.Cuts.Enqueue(100_000);
        Assert.Contains("checksum", await Refusal(Fetch()), StringComparison.Ordinal);
        Assert.False(File.Exists(Whole));
    }

    [Fact]
    public async Task Without_a_published_checksum_a_zip_must_be_complete()
    {
        Assert.Contains("no complete zip", await Refusal(Fetch(published: false)), StringComparison.Ordinal);
        server.Content = ProceduralSymbols.Zip([("a/b.txt", [1, 2, 3])]);
        await Fetch(published: false);
        Assert.Equal(server.Content, File.ReadAllBytes(Whole));
    }

    [Fact]
    public async Task A_foreign_file_in_its_place_is_never_overwritten()
    {
        folder.Write("data/file.zip", [1, 2, 3]);
        Assert.Contains("there already", await Refusal(Fetch()), StringComparison.Ordinal);
        Assert.Equal<byte>([1, 2, 3], File.ReadAllBytes(Whole));
        Assert.Empty(server.Begins);
    }

    [Fact]
    public async Task Without_a_network_it_says_so_and_what_to_do()
    {
        using var unused = new TcpListener(IPAddress.Loopback, 0);
        unused.Start();
        var port = ((IPEndPoint)unused.LocalEndpoint).Port;
        unused.Stop();
        var why = await Refusal(Fetch(new Uri($"http://127.0.0.1:{port}/file.zip")));
        Assert.Contains("cannot be reached", why, StringComparison.Ordinal);
        Assert.Contains("is there a network", why, StringComparison.Ordinal);
        Assert.Contains(Whole, why, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refusal_is_told_and_the_next_address_tried()
    {
        server.Status = HttpStatusCode.NotFound;
        Assert.Contains("404", await Refusal(Fetch()), StringComparison.Ordinal);
        using var second = new LoopbackFileServer(content);
        await new FileDownload(client, TimeProvider.System).FetchAsync(new DatasetFile("file.zip", [server.Address, second.Address], Sum(content)), folder["data"], null, default);
        IsThere();
    }

    [Fact]
    public async Task Stopping_keeps_what_arrived()
    {
        using var stop = new CancellationTokenSource();
        server.Cuts.Enqueue(100_000);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => new FileDownload(client, TimeProvider.System) { Pause = TimeSpan.FromDays(1) }.FetchAsync(
            new DatasetFile("file.zip", [server.Address], Sum(content)), folder["data"], report =>
            {
                if (report.Bytes >= 0)
                    stop.Cancel();
            }, stop.Token));
        Assert.False(File.Exists(Whole));
        await Fetch();
        IsThere();
    }

    [Fact]
    public void The_published_data_sets_have_addresses_and_checksums()
    {
        Assert.Equal(["emnist", "omniglot-background", "omniglot-evaluation", "omniglot-strokes-background", "omniglot-strokes-evaluation", "omniglot-runs", "kmnist", "mnist"], PublishedDataset.All.Select(dataset => dataset.Name));
        var files = PublishedDataset.All.SelectMany(dataset => dataset.Files).ToList();
        Assert.All(files, file => Assert.All(file.Addresses, address => Assert.EndsWith("/" + file.Name, address.AbsolutePath, StringComparison.Ordinal)));
        Assert.All(files, file => Assert.Matches(file.Name is "all_runs.zip" or "strokes_background.zip" or "strokes_evaluation.zip" ? "^$" : "^[0-9a-f]{32}$", file.Md5 ?? ""));
        Assert.Contains("emnist", Assert.Throws<InvalidInputException>(() => PublishedDataset.Find("imagenet")).Message, StringComparison.Ordinal);
    }
}
