using SymbolNet.Ink;
using SymbolNet.Memory;

namespace SymbolNet.Web.Components;

/// <summary>The remembered drawings that a page shows again and again while answers change; each is fetched once. Used on the page's own thread.</summary>
/// <param name="fetch">Finds a drawing in the visitor's bank; null when it is gone.</param>
public sealed class PictureShelf(Func<ExemplarId, ValueTask<Drawing?>> fetch)
{
    // A page shows a handful at a time; this many cover a long session of drawing, at a few kilobytes each.
    const int Places = 300;

    readonly Dictionary<ExemplarId, Drawing> pictures = [];

    /// <summary>The drawing of an exemplar, or null when the bank no longer has it.</summary>
    public async ValueTask<Drawing?> FindAsync(ExemplarId exemplar)
    {
        if (pictures.TryGetValue(exemplar, out var known)) return known;
        var drawing = await fetch(exemplar);
        if (drawing is null) return null;
        if (pictures.Count >= Places) pictures.Clear();
        return pictures[exemplar] = drawing;
    }
}
