using SymbolNet.Learning.Data;
using SymbolNet.Learning.Reports;
using SymbolNet.Learning.Training;
using SymbolNet.Raster;

namespace SymbolNet.Tests.Learning.Reports;

public sealed class TensorBoardWriterTests
{
    static readonly DateTimeOffset Start = new(2026, 5, 4, 3, 2, 1, 500, TimeSpan.Zero);

    [Fact]
    public void A_scalar_is_read_back_field_by_field()
    {
        using var folder = new TemporaryFolder();
        var clock = new Clock();
        using (var writer = new TensorBoardWriter(folder.Path, 7, clock))
        {
            clock.Now += TimeSpan.FromSeconds(2);
            writer.WriteScalar("loss/train", 12, 0.25);
        }
        var events = Events(folder);
        Assert.Equal(3, events.Count);
        Assert.Equal("brain.Event:2", events[0][3].Text());
        // A session starts at step 7: what earlier files say of later steps no longer counts.
        Assert.Equal(7, events[1][2].Integer());
        Assert.Equal(1, EventFile.Fields(events[1][7].Bytes)[1].Integer());
        Assert.Equal(Start.ToUnixTimeMilliseconds() / 1000.0 + 2, events[2][1].Double());
        Assert.Equal(12, events[2][2].Integer());
        var value = Value(events[2]);
        Assert.Equal("loss/train", value[1].Text());
        Assert.Equal(0.25f, value[2].Float());
    }

    [Fact]
    public void The_loss_of_the_last_step_alone_is_no_point_of_the_curve_of_means()
    {
        using var folder = new TemporaryFolder();
        using (var journal = new TrainingJournal(new TensorBoardWriter(folder.Path, 0, new Clock())))
        {
            journal.Write(new(TrainingEvent.Steps, 8, 8) { Loss = 3 });
            journal.Write(new(TrainingEvent.Finished, 8, 8) { Loss = 99 });
        }
        Assert.Equal(3f, Value(Assert.Single(Events(folder).Skip(2)))[2].Float());
    }

    [Fact]
    public void What_is_held_out_has_curves_beside_those_of_the_training()
    {
        using var folder = new TemporaryFolder();
        using (var journal = new TrainingJournal(new TensorBoardWriter(folder.Path, 0, new Clock())))
            journal.Write(new(TrainingEvent.Validated, 8, 8) { Metrics = new Dictionary<string, double> { ["classifier"] = 0.5 }, HeldOutLoss = 4, TrainingAccuracy = 0.75 });
        Assert.Equal([("training/accuracy", 0.75f), ("held out/loss", 4f), ("held out/classifier", 0.5f)], Events(folder).Skip(2).Select(one => (Value(one)[1].Text(), Value(one)[2].Float())));
    }

    [Fact]
    public void A_validation_shows_the_weights_and_the_pairs()
    {
        using var folder = new TemporaryFolder();
        var png = PngWriter.Encode(new GreyImage(48, 48, new byte[48 * 48]));
        using (var journal = new TrainingJournal(new TensorBoardWriter(folder.Path, 0, new Clock())))
        {
            journal.Write(new(TrainingEvent.Scored, 0, 8) { Pairs = [new(png, png, "a pair", true, false)], PairScores = [0.1] });
            journal.Write(new(TrainingEvent.Scored, 4, 8) { PairScores = [0.9] });
            journal.Write(new(TrainingEvent.Validated, 4, 8) { Weights = () => [("layer.weight", [1f, 2f]), ("layer.bias", [3f])] });
        }
        var values = Events(folder).Skip(2).Select(message => (Step: message[2].Integer(), Value: Value(message))).ToList();
        Assert.Equal([(4, "weights/layer.weight"), (4, "weights/layer.bias"), (4, "pairs")], values.Select(one => (one.Step, one.Value[1].Text())));
        Assert.Equal(3.0, EventFile.Fields(values[0].Value[5].Bytes)[4].Double());
        // Right by now, so framed in green.
        var image = EventFile.Fields(values[2].Value[4].Bytes)[4].Bytes;
        Assert.Equal(PngWriter.Encode(SamplePairStrip.Paint([new(png, png, "a pair", true, false)], [0.9])), image);
    }

    [Fact]
    public void A_picture_is_a_png_with_its_size()
    {
        using var folder = new TemporaryFolder();
        var picture = new RgbPicture(5, 3);
        picture.Fill(1, 1, 1, 1, new Rgb(0, 0, 0));
        using (var writer = new TensorBoardWriter(folder.Path, 0, new Clock()))
            writer.WriteImage("pairs", 3, picture);
        var image = EventFile.Fields(Value(Events(folder)[2])[4].Bytes);
        Assert.Equal((3, 5, 3), (image[1].Integer(), image[2].Integer(), image[3].Integer()));
        var read = PngReader.Read(image[4].Bytes, "picture");
        Assert.Equal(0, read.Pixels[6]);
        Assert.Equal(14, read.Pixels.Count((byte)255));
    }

    [Fact]
    public void A_histogram_counts_every_finite_number_in_the_bucket_that_holds_it()
    {
        float[] values = [-3f, 0f, 0f, 1e-20f, 0.5f, 0.5f, 2e21f, float.NaN, float.PositiveInfinity];
        using var folder = new TemporaryFolder();
        using (var writer = new TensorBoardWriter(folder.Path, 0, new Clock()))
            writer.WriteHistogram("weights", 1, values);
        var histogram = EventFile.Fields(Value(Events(folder)[2])[5].Bytes);
        Assert.Equal((-3.0, (double)2e21f, 7.0), (histogram[1].Double(), histogram[2].Double(), histogram[3].Double()));
        Assert.Equal(values.Where(float.IsFinite).Sum(value => (double)value), histogram[4].Double());
        Assert.Equal(values.Where(float.IsFinite).Sum(value => (double)value * value), histogram[5].Double());
        var (limits, counts) = (histogram[6].Doubles(), histogram[7].Doubles());
        Assert.Equal(limits.Length, counts.Length);
        Assert.Equal(limits.Order(), limits);
        Assert.Equal(double.MaxValue, limits[^1]);
        for (var i = 0; i < limits.Length; i++)
            Assert.Equal(values.Count(value => float.IsFinite(value) && value < limits[i] && (i == 0 || value >= limits[i - 1])), counts[i]);
        // TensorBoard's own borders: 10 % apart, so 0.5 lies in a bucket at most 10 % wide.
        var half = Array.FindIndex(limits, limit => limit > 0.5);
        Assert.InRange(limits[half] / limits[half - 1], 1.09, 1.11);
        Assert.True(limits.Length < 20, "Empty buckets in a row become one.");
    }

    [Fact]
    public void An_empty_histogram_is_sound()
    {
        using var folder = new TemporaryFolder();
        using (var writer = new TensorBoardWriter(folder.Path, 0, new Clock()))
            writer.WriteHistogram("nothing", 1, [float.NaN]);
        var histogram = EventFile.Fields(Value(Events(folder)[2])[5].Bytes);
        Assert.Equal((0.0, 0.0, 0.0), (histogram[1].Double(), histogram[2].Double(), histogram[3].Double()));
        Assert.Equal([0.0], histogram[7].Doubles());
    }

    [Fact]
    public void Every_start_has_a_file_of_its_own_that_names_no_machine()
    {
        using var folder = new TemporaryFolder();
        using (var first = new TensorBoardWriter(folder.Path, 0, new Clock()))
            first.WriteScalar("a", 1, 1);
        var before = File.ReadAllBytes(Directory.GetFiles(folder.Path).Single());
        using (var second = new TensorBoardWriter(folder.Path, 2, new Clock()))
            second.WriteScalar("a", 2, 2);
        var names = Directory.GetFiles(folder.Path).Select(path => Path.GetFileName(path)!).Order(StringComparer.Ordinal).ToArray();
        Assert.Equal([$"events.out.tfevents.{Start.ToUnixTimeSeconds()}.symbolnet.000", $"events.out.tfevents.{Start.ToUnixTimeSeconds()}.symbolnet.001"], names);
        Assert.Equal(before, File.ReadAllBytes(folder[names[0]]));
    }

    [Fact]
    public void Points_become_visible_while_the_run_goes_on()
    {
        using var folder = new TemporaryFolder();
        var clock = new Clock();
        using var writer = new TensorBoardWriter(folder.Path, 0, clock);
        writer.WriteScalar("a", 1, 1);
        Assert.Equal(2, Events(folder).Count);
        clock.Now += TimeSpan.FromSeconds(6);
        writer.WriteScalar("a", 2, 1);
        Assert.Equal(4, Events(folder).Count);
        writer.WriteScalar("a", 3, 1);
        writer.Flush();
        Assert.Equal(5, Events(folder).Count);
    }

    [Fact]
    public void A_full_disk_is_said_once_and_leaves_whole_records()
    {
        using var folder = new TemporaryFolder();
        var disk = new FullDisk(120);
        var writer = new TensorBoardWriter(_ => disk, folder.Path, 0, new Clock());
        writer.WriteScalar("a", 1, 1);
        for (var step = 2; step < 5; step++)
            writer.WriteScalar("a name that needs a few bytes", step, 1);
        var problem = Assert.Throws<InvalidInputException>(writer.Flush);
        Assert.Contains("disk is full", problem.Message, StringComparison.Ordinal);
        Assert.Contains(writer.Path, problem.Message, StringComparison.Ordinal);
        writer.Dispose();
        Assert.Equal(2, EventFile.Records(disk.ToArray()).Count);
    }

    [Fact]
    public void A_folder_that_cannot_be_is_a_sentence()
    {
        using var folder = new TemporaryFolder();
        folder.Write("file", [1]);
        Assert.Contains("event file", Assert.Throws<InvalidInputException>(() => new TensorBoardWriter(folder["file"])).Message, StringComparison.Ordinal);
    }

    static List<Dictionary<int, (int Wire, ulong Bits, byte[] Bytes)>> Events(TemporaryFolder folder) =>
        [.. EventFile.Records(ReadShared(Directory.GetFiles(folder.Path).Single())).Select(EventFile.Fields)];

    static byte[] ReadShared(string path)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    static Dictionary<int, (int Wire, ulong Bits, byte[] Bytes)> Value(Dictionary<int, (int Wire, ulong Bits, byte[] Bytes)> message) =>
        EventFile.Fields(EventFile.Fields(message[5].Bytes)[1].Bytes);

    sealed class Clock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = Start;

        public override DateTimeOffset GetUtcNow() => Now;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => Now.Ticks;
    }

    /// <summary>Takes so many bytes and no more; what does not fit is written as far as it goes, as a real disk does.</summary>
    sealed class FullDisk(int room) : MemoryStream
    {
        public override void Write(byte[] buffer, int offset, int count)
        {
            var fits = (int)Math.Min(count, room - Length);
            base.Write(buffer, offset, fits);
            if (fits < count)
                throw new IOException("No space left on device.");
        }
    }
}
