using System.Text.Json;
using SymbolNet.Ink;

namespace SymbolNet.Learning.Data;

/// <summary>
/// Reads the starter memory that the front-end build makes from stroke fonts:
/// <c>{"version":1,"categories":[{"key":"latin/a","name":"a","group":"…","drawings":[drawing, …]}]}</c>, each drawing in the JSON form of <see cref="DrawingFormat"/>.
/// </summary>
public static class StarterMemoryReader
{
    /// <summary>Reads a starter memory; groups become alphabets.</summary>
    /// <exception cref="InvalidInputException">The file is missing or no starter memory of version 1.</exception>
    public static SymbolCollection Read(string path)
    {
        try
        {
            using var json = JsonDocument.Parse(File.ReadAllBytes(path));
            if (json.RootElement.GetProperty("version").GetInt32() != 1)
                throw new InvalidInputException($"'{path}' is a starter memory of another version; version 1 is accepted.");
            var classes = new List<SymbolClass>();
            var items = new List<SymbolItem>();
            foreach (var category in json.RootElement.GetProperty("categories").EnumerateArray())
            {
                var drawer = 0;
                foreach (var drawing in category.GetProperty("drawings").EnumerateArray())
                    items.Add(new DrawingItem(classes.Count, ++drawer, DrawingFormat.FromJson(drawing.GetRawText())));
                classes.Add(new SymbolClass(category.GetProperty("group").GetString() ?? "", category.GetProperty("name").GetString() ?? ""));
            }
            return new SymbolCollection($"'{Path.GetFileName(path)}'", classes, items);
        }
        catch (Exception reason) when (reason is JsonException or KeyNotFoundException or InvalidOperationException or FormatException or IOException or UnauthorizedAccessException)
        {
            throw new InvalidInputException($"'{path}' is no starter memory.", reason);
        }
    }
}
