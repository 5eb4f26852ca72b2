using Google.Protobuf;

namespace SymbolNet.Learning;

/// <summary>Writes the fields of protobuf messages by their numbers, for formats of which only a few messages are needed. Thread-safe.</summary>
static class ProtobufMessage
{
    /// <summary>A whole message.</summary>
    public static ByteString Message(Action<CodedOutputStream> write)
    {
        using var bytes = new MemoryStream();
        using (var output = new CodedOutputStream(bytes, leaveOpen: true))
            write(output);
        return ByteString.CopyFrom(bytes.GetBuffer(), 0, (int)bytes.Length);
    }

    /// <summary>A message within a message.</summary>
    public static void Nested(CodedOutputStream output, int field, Action<CodedOutputStream> write) => Bytes(output, field, Message(write));

    /// <summary>Bytes, or a message that is written already.</summary>
    public static void Bytes(CodedOutputStream output, int field, ByteString bytes)
    {
        output.WriteTag(field, WireFormat.WireType.LengthDelimited);
        output.WriteBytes(bytes);
    }

    /// <summary>A text.</summary>
    public static void Text(CodedOutputStream output, int field, string text)
    {
        output.WriteTag(field, WireFormat.WireType.LengthDelimited);
        output.WriteString(text);
    }

    /// <summary>A whole number.</summary>
    public static void Integer(CodedOutputStream output, int field, long number)
    {
        output.WriteTag(field, WireFormat.WireType.Varint);
        output.WriteInt64(number);
    }

    /// <summary>A number of four bytes.</summary>
    public static void Float(CodedOutputStream output, int field, float number)
    {
        output.WriteTag(field, WireFormat.WireType.Fixed32);
        output.WriteFloat(number);
    }

    /// <summary>A number of eight bytes.</summary>
    public static void Double(CodedOutputStream output, int field, double number)
    {
        output.WriteTag(field, WireFormat.WireType.Fixed64);
        output.WriteDouble(number);
    }

    /// <summary>Numbers of eight bytes, packed.</summary>
    public static void Doubles(CodedOutputStream output, int field, IReadOnlyList<double> numbers) => Nested(output, field, packed =>
    {
        foreach (var number in numbers)
            packed.WriteDouble(number);
    });

    /// <summary>Whole numbers, packed.</summary>
    public static void Integers(CodedOutputStream output, int field, IReadOnlyList<long> numbers) => Nested(output, field, packed =>
    {
        foreach (var number in numbers)
            packed.WriteInt64(number);
    });
}
