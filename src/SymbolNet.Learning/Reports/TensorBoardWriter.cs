using System.Buffers.Binary;
using System.Globalization;

namespace SymbolNet.Learning.Reports;

/// <summary>
/// Writes an event file that TensorBoard reads while it grows: scalars, pictures and histograms by tag and step. Each start of a run writes a file of its own into the same folder and says from which step on it
/// counts, so that TensorBoard joins the files of a resumed run and drops points that the resumed run writes again. The records are TFRecords: length, its checksum, message, its checksum. Whole
/// records only reach the file. Not thread-safe.
/// </summary>
public sealed class TensorBoardWriter : IDisposable
{
    /// <summary>The file name ends in a host; the name of the machine is nobody's business, so this stands in its place.</summary>
    const string Host = "symbolnet";

    /// <summary>Points become visible at least this often.</summary>
    static readonly TimeSpan FlushEvery = TimeSpan.FromSeconds(5);

    /// <summary>More waiting than this is written at once.</summary>
    const int MostWaiting = 1 << 20;

    readonly MemoryStream waiting = new();
    readonly Stream file;
    readonly TimeProvider time;
    long written, lastFlush;
    bool failed;

    /// <summary>Starts a new event file.</summary>
    /// <param name="folder">The folder of the run; made when it is missing. Files of earlier starts stay.</param>
    /// <param name="firstStep">The first step that this start may write: 0 for a new run, the step after the checkpoint for a resumed one.</param>
    /// <param name="time">The clock; the system's when null.</param>
    /// <exception cref="InvalidInputException">The folder cannot be written, or the disk is full.</exception>
    public TensorBoardWriter(string folder, long firstStep = 0, TimeProvider? time = null)
        : this(path => new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.ReadWrite, 0), folder, firstStep, time ?? TimeProvider.System) { }

    /// <summary>Starts a new event file in a stream that <paramref name="create"/> opens; it throws <see cref="IOException"/> when there is a file of that name already.</summary>
    internal TensorBoardWriter(Func<string, Stream> create, string folder, long firstStep, TimeProvider time)
    {
        this.time = time;
        (Path, file) = Create(create, folder, time.GetUtcNow());
        lastFlush = time.GetTimestamp();
        try
        {
            Add(EventMessage.Version(Now));
            Add(EventMessage.Start(Now, firstStep));
            Flush();
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>The event file.</summary>
    public string Path { get; }

    double Now => (time.GetUtcNow() - DateTimeOffset.UnixEpoch).TotalSeconds;

    /// <summary>Writes a number; one that is not finite is kept and shown as such.</summary>
    /// <param name="tag">What it is; a slash makes groups, as in <c>loss/train</c>.</param>
    /// <param name="step">Step of the training.</param>
    /// <param name="value">The number.</param>
    /// <exception cref="InvalidInputException">The disk is full or gone.</exception>
    public void WriteScalar(string tag, long step, double value) => Add(EventMessage.Scalar(Now, step, tag, (float)value));

    /// <summary>Writes a picture.</summary>
    /// <param name="tag">What it shows.</param>
    /// <param name="step">Step of the training.</param>
    /// <param name="picture">The picture.</param>
    /// <exception cref="InvalidInputException">The disk is full or gone.</exception>
    public void WriteImage(string tag, long step, RgbPicture picture) => Add(EventMessage.Image(Now, step, tag, picture.Width, picture.Height, PngWriter.Encode(picture)));

    /// <summary>Writes a distribution, for instance of the weights of a layer; numbers that are not finite are left out.</summary>
    /// <param name="tag">What it is.</param>
    /// <param name="step">Step of the training.</param>
    /// <param name="values">All the numbers.</param>
    /// <exception cref="InvalidInputException">The disk is full or gone.</exception>
    public void WriteHistogram(string tag, long step, ReadOnlySpan<float> values) => Add(EventMessage.Histogram(Now, step, tag, new ValueBuckets(values)));

    /// <summary>Makes everything visible to a reader; happens by itself every few seconds of writing.</summary>
    /// <exception cref="InvalidInputException">The disk is full or gone; what was written before stays readable.</exception>
    public void Flush()
    {
        lastFlush = time.GetTimestamp();
        try
        {
            file.Write(waiting.GetBuffer(), 0, (int)waiting.Length);
            written += waiting.Length;
            waiting.SetLength(0);
        }
        catch (IOException reason)
        {
            failed = true;
            // Half a record would hide all that follow; a file that cannot even be cut is left to the reader, which stops at the half.
            if (file.CanSeek)
                file.SetLength(written);
            throw new InvalidInputException($"The event file '{Path}' cannot be written, perhaps because the disk is full: {reason.Message}", reason);
        }
    }

    /// <summary>Writes what is left and closes the file.</summary>
    /// <exception cref="InvalidInputException">The disk is full or gone; not when that was said before.</exception>
    public void Dispose()
    {
        try
        {
            if (!failed)
                Flush();
        }
        finally
        {
            file.Dispose();
        }
    }

    static (string Path, Stream File) Create(Func<string, Stream> create, string folder, DateTimeOffset now)
    {
        try
        {
            Directory.CreateDirectory(folder);
            // Two starts in one second get two numbers; TensorBoard reads the files of a folder in the order of their names.
            for (var number = 0; ; number++)
            {
                var path = System.IO.Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"events.out.tfevents.{now.ToUnixTimeSeconds():0000000000}.{Host}.{number:000}"));
                if (!File.Exists(path))
                    return (path, create(path));
            }
        }
        catch (Exception reason) when (reason is IOException or UnauthorizedAccessException)
        {
            throw new InvalidInputException($"No event file can be made in '{folder}': {reason.Message}", reason);
        }
    }

    void Add(Google.Protobuf.ByteString message)
    {
        Span<byte> length = stackalloc byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(length, message.Length);
        waiting.Write(length);
        WriteChecksum(length);
        waiting.Write(message.Span);
        WriteChecksum(message.Span);
        if (waiting.Length >= MostWaiting || time.GetElapsedTime(lastFlush) >= FlushEvery)
            Flush();
    }

    void WriteChecksum(ReadOnlySpan<byte> data)
    {
        Span<byte> checksum = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32LittleEndian(checksum, MaskedCrc32C.Of(data));
        waiting.Write(checksum);
    }
}
