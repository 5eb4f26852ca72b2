using System.Buffers.Binary;
using System.Numerics;

namespace SymbolNet.Learning.Reports;

/// <summary>The checksum of the records of an event file: CRC-32C (Castagnoli; RFC 3720, B.4), masked as TFRecord wants it, so that checksums of data that holds checksums stay strong. Thread-safe.</summary>
static class MaskedCrc32C
{
    const uint MaskDelta = 0xA282EAD8;

    /// <summary>The masked checksum.</summary>
    public static uint Of(ReadOnlySpan<byte> data)
    {
        var crc = Plain(data);
        return unchecked(uint.RotateRight(crc, 15) + MaskDelta);
    }

    /// <summary>The checksum itself.</summary>
    public static uint Plain(ReadOnlySpan<byte> data)
    {
        var crc = ~0u;
        for (; data.Length >= 8; data = data[8..])
            crc = BitOperations.Crc32C(crc, BinaryPrimitives.ReadUInt64LittleEndian(data));
        foreach (var value in data)
            crc = BitOperations.Crc32C(crc, value);
        return ~crc;
    }
}
