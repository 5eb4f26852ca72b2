using Google.Protobuf;
using static SymbolNet.Learning.ProtobufMessage;

namespace SymbolNet.Learning.Reports;

/// <summary>
/// The messages of an event file, by the field numbers of TensorFlow's <c>event.proto</c> and <c>summary.proto</c>: <c>Event { double wall_time = 1; int64 step = 2; string file_version = 3;
/// Summary summary = 5; SessionLog session_log = 7; }</c>, <c>Summary { repeated Value value = 1; }</c>, <c>Value { string tag = 1; float simple_value = 2; Image image = 4; HistogramProto histo = 5; }</c>.
/// </summary>
static class EventMessage
{
    /// <summary>Marks a session log entry as the start of a session: points from this step on that earlier files hold are out of date.</summary>
    const int SessionStart = 1;

    /// <summary>The colour space of a summary image with three channels; the picture itself says what it holds.</summary>
    const int Rgb = 3;

    /// <summary>The first message of a file.</summary>
    public static ByteString Version(double wallTime) => Event(wallTime, 0, output => Text(output, 3, "brain.Event:2"));

    /// <summary>A training starts, or goes on, at a step.</summary>
    public static ByteString Start(double wallTime, long step) => Event(wallTime, step, output => Nested(output, 7, log => Integer(log, 1, SessionStart)));

    /// <summary>One number.</summary>
    public static ByteString Scalar(double wallTime, long step, string tag, float value) => Value(wallTime, step, tag, output => Float(output, 2, value));

    /// <summary>One picture.</summary>
    public static ByteString Image(double wallTime, long step, string tag, int width, int height, byte[] png) => Value(wallTime, step, tag, output => Nested(output, 4, image =>
    {
        Integer(image, 1, height);
        Integer(image, 2, width);
        Integer(image, 3, Rgb);
        Bytes(image, 4, ByteString.CopyFrom(png));
    }));

    /// <summary>One distribution.</summary>
    public static ByteString Histogram(double wallTime, long step, string tag, ValueBuckets buckets) => Value(wallTime, step, tag, output => Nested(output, 5, histogram =>
    {
        Double(histogram, 1, buckets.Min);
        Double(histogram, 2, buckets.Max);
        Double(histogram, 3, buckets.Count);
        Double(histogram, 4, buckets.Sum);
        Double(histogram, 5, buckets.SumOfSquares);
        Doubles(histogram, 6, buckets.Limits);
        Doubles(histogram, 7, buckets.Counts);
    }));

    static ByteString Value(double wallTime, long step, string tag, Action<CodedOutputStream> contents) => Event(wallTime, step, output => Nested(output, 5, summary => Nested(summary, 1, value =>
    {
        Text(value, 1, tag);
        contents(value);
    })));

    static ByteString Event(double wallTime, long step, Action<CodedOutputStream> contents) => Message(output =>
    {
        Double(output, 1, wallTime);
        Integer(output, 2, step);
        contents(output);
    });
}
