using System.IO.Compression;

namespace SymbolNet.Web.Training;

/// <summary>About how many drawings a data set has, without reading it.</summary>
static class DatasetSize
{
    /// <summary>Fewer files than this are not a drawing each: idx files hold thousands.</summary>
    const int LeastFiles = 20;

    /// <summary>The files of a folder or zip, the lines of a table; null where that says nothing. Looks at the disk.</summary>
    public static long? DrawingsIn(string path)
    {
        try
        {
            long? count = Directory.Exists(path) ? Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories).LongCount()
                : path.EndsWith(".zip", StringComparison.OrdinalIgnoreCase) ? EntriesOf(path)
                : path.EndsWith(".csv", StringComparison.OrdinalIgnoreCase) ? File.ReadLines(path).LongCount()
                : null;
            return count >= LeastFiles ? count : null;
        }
        catch (Exception reason) when (reason is IOException or InvalidDataException or UnauthorizedAccessException)
        {
            // The training will say what is wrong with it.
            return null;
        }
    }

    static long EntriesOf(string path)
    {
        using var zip = ZipFile.OpenRead(path);
        return zip.Entries.LongCount(entry => entry.Name.Length > 0);
    }
}
