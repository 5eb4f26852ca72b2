using System.Globalization;
using SymbolNet.Ink;
using SymbolNet.Learning.Data;

namespace SymbolNet.EndToEnd.Ink;

/// <summary>
/// Drawings by several hands: glyphs made here, with a different slant, size and tremor for every hand, or real ones where SYMBOLNET_STROKES names a folder with Omniglot's stroke files
/// (<c>strokes_background_small1.zip</c> and <c>2</c>).
/// </summary>
static class RealDrawings
{
    /// <summary>Drawings of the <paramref name="character"/>th character (from 1) of an alphabet by the drawer <paramref name="hand"/> (from 1).</summary>
    public static Drawing Of(string alphabet, int character, int hand) => FromOmniglot(alphabet, character, hand) ?? MadeGlyph.Draw(character, hand);

    static Drawing? FromOmniglot(string alphabet, int character, int hand)
    {
        if (Environment.GetEnvironmentVariable("SYMBOLNET_STROKES") is not { } folder) return null;
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
