using System.Globalization;
using SymbolNet.EndToEnd.Driving;
using SymbolNet.Ink;
using SymbolNet.Learning.Data;

namespace SymbolNet.EndToEnd.Ink;

/// <summary>
/// Drawings by several hands. Real ones from Omniglot's stroke files where a folder <c>shared/datasets</c> lies beside the clone (or SYMBOLNET_DATA names one);
/// elsewhere glyphs made here, with a different slant, size and tremor for every hand.
/// </summary>
static class RealDrawings
{
    /// <summary>Drawings of the <paramref name="character"/>th character (from 1) of an alphabet by the drawer <paramref name="hand"/> (from 1).</summary>
    public static Drawing Of(string alphabet, int character, int hand) => FromOmniglot(alphabet, character, hand) ?? MadeGlyph.Draw(character, hand);

    static Drawing? FromOmniglot(string alphabet, int character, int hand)
    {
        var folder = Environment.GetEnvironmentVariable("SYMBOLNET_DATA") ?? Path.Combine(Repository.Root, "..", "shared", "datasets", "omniglot");
        if (!Directory.Exists(folder)) return null;
        foreach (var archive in Directory.EnumerateFiles(folder, "strokes_background_small*.zip").Order(StringComparer.Ordinal))
        {
            using var zip = System.IO.Compression.ZipFile.OpenRead(archive);
            var place = string.Create(CultureInfo.InvariantCulture, $"/{alphabet}/character{character:00}/");
            var ending = string.Create(CultureInfo.InvariantCulture, $"_{hand:00}.txt");
            if (zip.Entries.FirstOrDefault(entry => entry.FullName.Contains(place, StringComparison.Ordinal)
                && !entry.FullName.StartsWith("__", StringComparison.Ordinal) && entry.Name.EndsWith(ending, StringComparison.Ordinal)) is not { } found)
                continue;
            using var stream = found.Open();
            using var bytes = new MemoryStream();
            stream.CopyTo(bytes);
            return StrokeFileReader.Read(bytes.ToArray(), found.FullName);
        }
        return null;
    }
}
