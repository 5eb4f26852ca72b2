using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.DependencyInjection;
using SymbolNet.Learning.Data;
using SymbolNet.Learning.Data.Downloads;
using SymbolNet.Web.Datasets;
using SymbolNet.Web.Storage;
using SymbolNet.Web.Training;

namespace SymbolNet.Web.Tests.Host;

/// <summary>Data sets come in checked, or not at all; and go only when nothing needs them.</summary>
public sealed class DatasetTests : IDisposable
{
    readonly DataPlace place = new();
    readonly FakeTraining training;
    AppHost host;

    public DatasetTests()
    {
        training = new FakeTraining(place);
        host = training.Start(place);
    }

    public void Dispose()
    {
        host.Dispose();
        place.Dispose();
    }

    T The<T>() where T : notnull => host.Services.GetRequiredService<T>();

    DatasetShelf Shelf => The<DatasetShelf>();

    void RestartWith(Action<IServiceCollection> configure, params (string, string)[] settings)
    {
        host.Dispose();
        host = training.Start(place, configure, settings);
    }

    Task<(string Name, DatasetLook Look)> Take(Stream zip, string name = "mine", CancellationToken cancellation = default) => The<DatasetUploads>().TakeAsync(zip, name, null, cancellation);

    async Task RefuseAsync(Stream zip, string because)
    {
        var refusal = await Assert.ThrowsAsync<InvalidInputException>(() => Take(zip));
        Assert.Contains(because, refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(place.Folder, refusal.Message, StringComparison.Ordinal);
        NothingIsLeft();
    }

    void NothingIsLeft() => Assert.Empty(Directory.Exists(Shelf.Folder) ? Directory.GetFileSystemEntries(Shelf.Folder) : []);

    [Fact]
    public async Task A_zip_of_class_folders_is_taken_whole_and_can_be_learned_from()
    {
        var (name, look) = await Take(Zips.Good());
        Assert.Equal(("mine.zip", 5, 2, 1), (name, look.Drawings, look.Classes, look.Problems));
        Assert.Equal(["One is no picture."], look.LeftOut);
        Assert.Equal(["mine.zip"], Directory.GetFileSystemEntries(Shelf.Folder).Select(Path.GetFileName));
        Assert.Equal(["mine.zip"], Shelf.Names());
        var collection = DatasetReader.Open(Shelf.AddressOf("mine.zip"));
        Assert.Equal((2, 4, "top"), (collection.Classes.Count, collection.Items.Count, collection.Alphabets[0]));

        // It was read once, under its own name; what was found is still known.
        var calls = training.Calls.Length;
        var entry = Shelf.Find("mine.zip");
        Assert.Equal(5, (await The<DatasetLooks>().LookAsync(entry, default)).Drawings);
        Assert.Equal(calls, training.Calls.Length);
        Assert.NotNull(The<DatasetLooks>().SheetOf(entry.Key));
        Assert.Null(The<DatasetLooks>().SheetOf("../" + entry.Key[3..]));
        The<DatasetLooks>().KeepOnly([]);
        Assert.Null(The<DatasetLooks>().Known(entry));

        Assert.Contains("already", (await Assert.ThrowsAsync<InvalidInputException>(() => Take(Zips.Good(), "MINE"))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_zip_with_a_table_is_read_by_its_labels()
    {
        await Take(Zips.Of(("table.csv", "path,label\nimages/1.png,gate\n./images/2.png,gate\nimages\\3.png,fork\n../../etc/passwd,fork\n"u8.ToArray()), ("images/1.png", Zips.Picture(1)), ("images/2.png", Zips.Picture(2)), ("images/3.png", Zips.Picture(3))));
        var collection = DatasetReader.Open(Shelf.AddressOf("mine.zip"));
        Assert.Equal(["gate", "fork"], collection.Classes.Select(symbol => symbol.Name));
        Assert.Equal((3, "table"), (collection.Items.Count, collection.Alphabets[0]));
        Assert.Contains("There is no file '../../etc/passwd'", Assert.Single(collection.Problems).Sentence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("../outside.png")]
    [InlineData("a/../../outside.png")]
    [InlineData("a\\..\\..\\outside.png")]
    [InlineData("/tmp/outside.png")]
    [InlineData("C:\\outside.png")]
    public Task Paths_that_lead_out_are_refused(string name) => RefuseAsync(Zips.Of(("gate/1.png", Zips.Picture(1)), (name, Zips.Picture(2))), "leads out of its folder");

    [Fact]
    public async Task What_blows_up_is_refused()
    {
        var zeros = new byte[32 << 20];
        await RefuseAsync(Zips.Of(("gate/1.png", zeros)), "50 times its size");
        // Headers that claim less than there is do not get more past: whoever reads it later unpacks no more than was counted.
        var liar = Zips.Of(("gate/1.png", zeros)).ToArray();
        foreach (var (mark, offset) in new[] { (0x04034B50u, 22), (0x02014B50u, 24) })
            for (var i = 0; i < liar.Length - 30; i++)
                if (BitConverter.ToUInt32(liar, i) == mark)
                    BitConverter.TryWriteBytes(liar.AsSpan(i + offset), 10u);
        await Take(new MemoryStream(liar), "liar");
        using (var tree = FileTree.Open(Shelf.AddressOf("liar.zip")))
            Assert.Equal(10, tree.Read("gate/1.png").Length);
        await Shelf.DeleteAsync("liar.zip");

        RestartWith(_ => { }, ("Datasets:UnpackedBytes", "1000000"), ("Datasets:Entries", "10"));
        await RefuseAsync(Zips.Of(("gate/1.png", zeros[..2_000_000])), "accepted");
        await RefuseAsync(Zips.Of(Enumerable.Range(0, 11).Select(i => ($"gate/{i}.png", Zips.Picture(i)))), "more than 10 files");
        await RefuseAsync(new MemoryStream(Zips.Masked(Zips.Of(Enumerable.Range(0, 11).Select(i => ($"gate/{i}.png", Zips.Picture(i)))).ToArray())), "more than 10 files");
        await Take(Zips.Of(Enumerable.Range(0, 10).Select(i => ($"gate/{i}.png", Zips.Picture(i)))));
    }

    [Fact]
    public async Task What_is_no_zip_or_is_cut_short_is_refused()
    {
        await RefuseAsync(new MemoryStream([1, 2, 3]), "no zip");
        await RefuseAsync(new MemoryStream([]), "no zip");
        await RefuseAsync(new MemoryStream(new byte[100_000]), "no zip");
        var whole = Zips.Good().ToArray();
        await RefuseAsync(new MemoryStream(whole[..(whole.Length / 2)]), "no zip");
        whole[^6] = 0xFF;
        await RefuseAsync(new MemoryStream(whole), "no zip");
    }

    [Fact]
    public async Task A_zip_that_nothing_can_be_learned_from_is_refused()
    {
        training.Tell("unreadable");
        await RefuseAsync(Zips.Good(), "'mine.zip' holds no symbols.");
        training.Tell("unreadable", false);
        training.Tell("look", content: """{"description":"it","alphabets":1,"classes":2,"drawings":2,"problems":0,"leftOut":[],"drawingsOf":{"Greek":{"alpha":1,"beta":1}}}""");
        await RefuseAsync(Zips.Good(), "No class in this zip has two drawings");
    }

    [Fact]
    public async Task An_upload_that_stops_or_is_too_large_leaves_nothing()
    {
        using var stop = new CancellationTokenSource();
        var uploads = The<DatasetUploads>();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => uploads.TakeAsync(new Endless(), "mine", bytes =>
        {
            if (bytes > 200_000)
                stop.Cancel();
        }, stop.Token));
        NothingIsLeft();
        await RefuseAsync(new Broken(), "The line is dead.");
        RestartWith(_ => { }, ("Datasets:UploadBytes", "100000"));
        await RefuseAsync(new Endless(), "larger than");
        // What a power cut left behind goes with the next upload.
        var left = Directory.CreateDirectory(Path.Combine(Shelf.Folder, ".upload-old")).FullName;
        Directory.SetLastWriteTimeUtc(left, DateTime.UtcNow.AddDays(-1));
        await Take(Zips.Good());
        Assert.False(Directory.Exists(left));
    }

    [Theory]
    [InlineData("")]
    [InlineData("../mine")]
    [InlineData(".hidden")]
    [InlineData("a/b")]
    [InlineData("a:split=b")]
    [InlineData("ends with a point.")]
    public async Task A_name_that_is_none_is_refused(string name)
    {
        await Assert.ThrowsAsync<InvalidInputException>(() => Take(Zips.Good(), name));
        NothingIsLeft();
    }

    [Fact]
    public async Task A_data_set_is_deleted_once_no_run_needs_it()
    {
        await Take(Zips.Good());
        training.Tell("hold");
        var runs = The<Runs>();
        var id = await runs.QueueAsync(FakeTraining.Plan with { Dataset = "mine.zip" }, Guid.NewGuid());
        await FakeTraining.ReachAsync(host, id, RunState.Running);
        Assert.Contains("'tiny' learns from this", (await Assert.ThrowsAsync<InvalidInputException>(() => Shelf.DeleteAsync("mine.zip"))).Message, StringComparison.Ordinal);
        await Eventually.TrueAsync(async () => (await runs.LookAsync(id))!.Checks.Count == 1);
        await runs.PauseAsync(id);
        await FakeTraining.ReachAsync(host, id, RunState.Paused);
        await Assert.ThrowsAsync<InvalidInputException>(() => Shelf.DeleteAsync("mine.zip"));
        await runs.CancelAsync(id);
        await Shelf.DeleteAsync("mine.zip");
        NothingIsLeft();
        await Assert.ThrowsAsync<InvalidInputException>(() => Shelf.DeleteAsync("mine.zip"));
        await Assert.ThrowsAsync<InvalidInputException>(() => Shelf.DeleteAsync("../symbolnet.db"));
    }

    [Fact]
    public void Folders_of_zips_are_named_by_their_zips_and_emnist_by_its_parts()
    {
        foreach (var file in new[] { "emnist/gzip.zip", "omniglot/images_background.zip", "kmnist/train-images-idx3-ubyte.gz", "plain/gate/1.png", "strokes.json", "notes.txt", ".download-mnist/a.zip" })
        {
            var path = Path.Combine(Shelf.Folder, file);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllBytes(path, [1, 2, 3]);
        }
        Assert.Equal([.. EmnistSplit.Names.Select(split => $"emnist/gzip.zip:split={split}").Order(StringComparer.OrdinalIgnoreCase), "kmnist", "omniglot/images_background.zip", "plain", "strokes.json"], Shelf.Names());
        Assert.Equal(Path.Combine(Shelf.Folder, "emnist/gzip.zip:split=letters"), Shelf.AddressOf("emnist/gzip.zip:split=letters"));
        Assert.Throws<InvalidInputException>(() => Shelf.AddressOf("emnist/gzip.zip"));
        Assert.Equal((3, 1), (Shelf.Find("kmnist").Bytes, Shelf.Find("kmnist").Files));
    }

    [Fact]
    public async Task A_download_is_stopped_goes_on_after_a_restart_and_is_then_seen()
    {
        var noise = new byte[600_000];
        new Random(1).NextBytes(noise);
        var content = Zips.Of(("Latin/a/1.png", noise)).ToArray();
        await using var server = await SlowServer.StartAsync(content);
        void Publish(IServiceCollection services) => services.AddSingleton<IReadOnlyList<PublishedDataset>>([server.Published("letters", "letters", "letters.zip"), server.Published("runs", "letters", "runs.zip") with { IsForTraining = false }])
            .AddSingleton(new FileDownload(new HttpClient(new SocketsHttpHandler { UseProxy = false }), TimeProvider.System) { Pause = TimeSpan.Zero });
        RestartWith(Publish);
        var told = 0;
        using var watching = The<DatasetDownloads>().Watch(() => Interlocked.Increment(ref told));
        DatasetDownload State() => Assert.Single(The<DatasetDownloads>().All());
        Assert.Equal(DownloadStage.Absent, State().Stage);
        Assert.Throws<InvalidInputException>(() => The<DatasetDownloads>().Begin("runs"));

        The<DatasetDownloads>().Begin("letters");
        Assert.Throws<InvalidInputException>(() => The<DatasetDownloads>().Begin("letters"));
        await Eventually.HoldsAsync(() => State() is { Stage: DownloadStage.Coming, Bytes: > 0 });
        Assert.Empty(Shelf.Names());
        await The<DatasetDownloads>().StopAsync("letters");
        Assert.Equal((DownloadStage.Begun, null), (State().Stage, State().Problem));
        var kept = State().Bytes;
        Assert.InRange(kept, 1, content.Length - 1);
        Assert.True(told >= 2);

        RestartWith(Publish);
        Assert.Equal((DownloadStage.Begun, kept), (State().Stage, State().Bytes));
        server.Release();
        The<DatasetDownloads>().Begin("letters");
        await Eventually.HoldsAsync(() => State().Stage == DownloadStage.Here);
        Assert.Equal([0, kept], server.Begins);
        Assert.Equal(["letters/letters.zip"], Shelf.Names());
        Assert.Equal(content, await File.ReadAllBytesAsync(Path.Combine(Shelf.Folder, "letters", "letters.zip")));

        await Shelf.DeleteAsync("letters/letters.zip");
        NothingIsLeft();
        The<DatasetDownloads>().Begin("letters");
        await Eventually.HoldsAsync(() => State().Stage == DownloadStage.Here);
    }

    [Fact]
    public async Task Without_a_network_a_download_says_so_and_can_be_thrown_away()
    {
        int port;
        using (var listener = new TcpListener(IPAddress.Loopback, 0))
        {
            listener.Start();
            port = ((IPEndPoint)listener.LocalEndpoint).Port;
        }
        RestartWith(services => services.AddSingleton<IReadOnlyList<PublishedDataset>>([new("letters", "letters", "letters", [new DatasetFile("letters.zip", [new Uri($"http://127.0.0.1:{port}/letters.zip")], null)])])
            .AddSingleton(new FileDownload(new HttpClient(new SocketsHttpHandler { UseProxy = false }), TimeProvider.System) { Pause = TimeSpan.Zero }));
        The<DatasetDownloads>().Begin("letters");
        await Eventually.HoldsAsync(() => The<DatasetDownloads>().All()[0].Problem is not null);
        var state = The<DatasetDownloads>().All()[0];
        Assert.Contains("cannot be reached from here", state.Problem, StringComparison.Ordinal);
        Assert.Contains("is there a network?", state.Problem, StringComparison.Ordinal);
        await The<DatasetDownloads>().ForgetAsync("letters");
        Assert.Equal((DownloadStage.Absent, null), (The<DatasetDownloads>().All()[0].Stage, The<DatasetDownloads>().All()[0].Problem));
        NothingIsLeft();
    }

    /// <summary>Bytes without end.</summary>
    sealed class Endless : Stream
    {
        public override bool CanRead => true;
        public override bool CanSeek => false;
        public override bool CanWrite => false;
        public override long Length => throw new NotSupportedException();
        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }
        public override int Read(byte[] buffer, int offset, int count) => Math.Min(count, 4096);
        public override void Flush() => throw new NotSupportedException();
        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
        public override void SetLength(long value) => throw new NotSupportedException();
        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }

    /// <summary>A line that breaks.</summary>
    sealed class Broken : MemoryStream
    {
        public override int Read(byte[] buffer, int offset, int count) => throw new IOException("The line is dead.");
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => throw new IOException("The line is dead.");
    }
}
