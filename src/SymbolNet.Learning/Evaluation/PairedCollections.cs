using SymbolNet.Learning.Data;

namespace SymbolNet.Learning.Evaluation;

/// <summary>The same drawings twice: as strokes and as pictures. Item and class numbers agree, so one episode can be played with either.</summary>
/// <param name="Strokes">The drawings as ink.</param>
/// <param name="Images">The drawings as pictures.</param>
public sealed record PairedCollections(SymbolCollection Strokes, SymbolCollection Images)
{
    /// <summary>Pairs the drawings that both have, by alphabet, character and drawer.</summary>
    /// <exception cref="InvalidInputException">They have no drawing in common.</exception>
    public static PairedCollections Of(SymbolCollection strokes, SymbolCollection images)
    {
        static Dictionary<(SymbolClass, int), SymbolItem> ByDrawer(SymbolCollection collection) =>
            collection.Items.GroupBy(item => (collection.Classes[item.Class], item.Drawer)).ToDictionary(group => group.Key, group => group.First());

        var (ink, pictures) = (ByDrawer(strokes), ByDrawer(images));
        var common = ink.Keys.Where(pictures.ContainsKey).ToList();
        if (common.Count == 0)
            throw new InvalidInputException($"{strokes.Description} and {images.Description} have no drawing in common.");
        var classes = common.Select(key => key.Item1).Distinct().ToList();
        var places = classes.Select((symbol, index) => (symbol, index)).ToDictionary(pair => pair.symbol, pair => pair.index);
        SymbolCollection Part(SymbolCollection whole, Dictionary<(SymbolClass, int), SymbolItem> items) =>
            new(whole.Description, classes, [.. common.Select(key => items[key] with { Class = places[key.Item1] })]);
        return new(Part(strokes, ink), Part(images, pictures));
    }
}
