using System.Buffers.Binary;
using System.Text;

namespace SymbolNet.Tests.Learning.Reports;

/// <summary>Reads event files by the rules of TFRecord and of the protobuf wire format alone, so that the writer is not tested against itself.</summary>
static class EventFile
{
    /// <summary>The payloads of the whole records of a file, with both checksums verified bit by bit.</summary>
    public static List<byte[]> Records(byte[] file)
    {
        var records = new List<byte[]>();
        for (var at = 0; at < file.Length;)
        {
            var length = (int)BinaryPrimitives.ReadUInt64LittleEndian(file.AsSpan(at));
            Assert.Equal(Masked(file.AsSpan(at, 8)), BinaryPrimitives.ReadUInt32LittleEndian(file.AsSpan(at + 8)));
            var payload = file.AsSpan(at + 12, length);
            Assert.Equal(Masked(payload), BinaryPrimitives.ReadUInt32LittleEndian(file.AsSpan(at + 12 + length)));
            records.Add(payload.ToArray());
            at += 16 + length;
        }
        return records;
    }

    /// <summary>What the one event file of a folder has values of.</summary>
    public static List<string> Tags(string folder) =>
        [.. Records(File.ReadAllBytes(Directory.EnumerateFiles(folder).Single())).Select(Fields).Where(message => message.ContainsKey(5)).Select(message => Fields(Fields(message[5].Bytes)[1].Bytes)[1].Text())];

    /// <summary>The fields of a message: number, wire type and value (a varint or fixed number as its bits, or bytes).</summary>
    public static Dictionary<int, (int Wire, ulong Bits, byte[] Bytes)> Fields(byte[] message)
    {
        var fields = new Dictionary<int, (int, ulong, byte[])>();
        for (var at = 0; at < message.Length;)
        {
            var tag = Varint(message, ref at);
            var (field, wire) = ((int)(tag >> 3), (int)(tag & 7));
            switch (wire)
            {
                case 0:
                    fields.Add(field, (wire, Varint(message, ref at), []));
                    break;
                case 1:
                    fields.Add(field, (wire, BinaryPrimitives.ReadUInt64LittleEndian(message.AsSpan(at)), []));
                    at += 8;
                    break;
                case 2:
                    var length = (int)Varint(message, ref at);
                    fields.Add(field, (wire, 0, message[at..(at + length)]));
                    at += length;
                    break;
                case 5:
                    fields.Add(field, (wire, BinaryPrimitives.ReadUInt32LittleEndian(message.AsSpan(at)), []));
                    at += 4;
                    break;
                default:
                    Assert.Fail($"Wire type {wire} is not of this format.");
                    break;
            }
        }
        return fields;
    }

    public static double Double(this (int Wire, ulong Bits, byte[] Bytes) field)
    {
        Assert.Equal(1, field.Wire);
        return BitConverter.UInt64BitsToDouble(field.Bits);
    }

    public static float Float(this (int Wire, ulong Bits, byte[] Bytes) field)
    {
        Assert.Equal(5, field.Wire);
        return BitConverter.UInt32BitsToSingle((uint)field.Bits);
    }

    public static long Integer(this (int Wire, ulong Bits, byte[] Bytes) field)
    {
        Assert.Equal(0, field.Wire);
        return (long)field.Bits;
    }

    public static string Text(this (int Wire, ulong Bits, byte[] Bytes) field) => Encoding.UTF8.GetString(field.Bytes);

    public static double[] Doubles(this (int Wire, ulong Bits, byte[] Bytes) field) =>
        [.. Enumerable.Range(0, field.Bytes.Length / 8).Select(i => BinaryPrimitives.ReadDoubleLittleEndian(field.Bytes.AsSpan(8 * i)))];

    static ulong Varint(byte[] message, ref int at)
    {
        ulong value = 0;
        for (var shift = 0; ; shift += 7)
        {
            value |= (ulong)(message[at] & 0x7F) << shift;
            if (message[at++] < 0x80)
                return value;
        }
    }

    // CRC-32C one bit at a time, with the mask of TFRecord.
    static uint Masked(ReadOnlySpan<byte> data)
    {
        var crc = 0xFFFFFFFFu;
        foreach (var value in data)
        {
            crc ^= value;
            for (var bit = 0; bit < 8; bit++)
                crc = (crc >> 1) ^ ((crc & 1) * 0x82F63B78u);
        }
        crc = ~crc;
        return unchecked(((crc >> 15) | (crc << 17)) + 0xA282EAD8u);
    }
}
