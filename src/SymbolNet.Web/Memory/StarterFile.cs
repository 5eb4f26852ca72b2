using System.Text.Json;
using SymbolNet.Ink;

namespace SymbolNet.Web.Memory;

/// <summary>
/// Reads the starter memory that the build of the assets makes:
/// <c>{"version":1,"categories":[{"key":"latin/a","name":"a","drawings":[drawing, …]}]}</c>, each drawing in the JSON form of <see cref="DrawingFormat"/>; other properties are skipped.
/// </summary>
public static class StarterFile
{
    /// <summary>Reads the symbols in the order of the file.</summary>
    /// <exception cref="InvalidInputException">The file is missing or no starter memory of version 1.</exception>
    public static IReadOnlyList<StarterCategory> Read(string path)
    {
        try
        {
            using var json = JsonDocument.Parse(File.ReadAllBytes(path));
            if (json.RootElement.GetProperty("version").GetInt32() != 1)
                throw new InvalidInputException($"{path} is a starter memory of another version; version 1 is accepted.");
            return
            [
                .. from category in json.RootElement.GetProperty("categories").EnumerateArray()
                   select new StarterCategory(
                       category.GetProperty("key").GetString()!,
                       category.GetProperty("name").GetString()!,
                       category.GetProperty("drawings").EnumerateArray().Select(drawing => DrawingFormat.FromJson(drawing.GetRawText()))),
            ];
        }
        catch (Exception reason) when (reason is JsonException or KeyNotFoundException or InvalidOperationException or FormatException or IOException or UnauthorizedAccessException)
        {
            throw new InvalidInputException($"{path} is no starter memory.", reason);
        }
    }
}
