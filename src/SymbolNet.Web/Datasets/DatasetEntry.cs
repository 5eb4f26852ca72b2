using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace SymbolNet.Web.Datasets;

/// <summary>A data set as it lies on the disk. Immutable.</summary>
/// <param name="Name">What it is called, everywhere.</param>
/// <param name="Bytes">Size of its files together; 0 for made-up alphabets.</param>
/// <param name="Files">Number of its files; 0 for made-up alphabets.</param>
/// <param name="ChangedAt">When the last of them changed.</param>
public sealed record DatasetEntry(string Name, long Bytes, int Files, DateTimeOffset ChangedAt)
{
    /// <summary>Names what is there now: another one when a file comes, goes or changes. 32 hexadecimal digits.</summary>
    public string Key { get; } = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"2 {Name}\n{Bytes} {Files} {ChangedAt.UtcTicks}"))).AsSpan(0, 16));
}
