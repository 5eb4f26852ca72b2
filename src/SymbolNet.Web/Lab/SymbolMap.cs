using System.Collections.Immutable;
using SymbolNet.Embeddings;
using SymbolNet.Evaluation;
using SymbolNet.Memory;
using SymbolNet.Web.Memory;

namespace SymbolNet.Web.Lab;

/// <summary>The drawings of a bank on a plane: the one in which their embeddings differ most. Immutable, thread-safe.</summary>
public sealed class SymbolMap
{
    /// <summary>Most drawings on one map: enough for years of drawing, and still quick in a browser.</summary>
    public const int DrawingLimit = 2_000;

    readonly ImmutableArray<Embedding> embeddings;

    SymbolMap(ImmutableArray<MappedDrawing> drawings, ImmutableArray<Embedding> embeddings, int left) => (Drawings, this.embeddings, LeftOut) = (drawings, embeddings, left);

    /// <summary>A drawing and its place.</summary>
    /// <param name="Exemplar">Which remembered drawing.</param>
    /// <param name="Category">What it is.</param>
    /// <param name="X">Place to the right, -1..1: along this axis the drawings differ most.</param>
    /// <param name="Y">Place downward, -1..1: along this one they differ most of what is left.</param>
    public sealed record MappedDrawing(ExemplarId Exemplar, Category Category, float X, float Y);

    /// <summary>The drawings.</summary>
    public ImmutableArray<MappedDrawing> Drawings { get; }

    /// <summary>Drawings that found no room.</summary>
    public int LeftOut { get; }

    /// <summary>Maps a bank. Takes some tenths of a second for a thousand drawings: not for the thread of a page.</summary>
    /// <param name="bank">What the bank knows.</param>
    /// <param name="onlyMine">Only drawings the visitor has made, not those of the starter memory.</param>
    public static SymbolMap Of(BankSnapshot bank, bool onlyMine = false)
    {
        var all = bank.Memory.Categories
            .SelectMany(category => bank.Memory.RememberedOf(category.Id).Where(exemplar => !onlyMine || bank.IsOwn(exemplar.Id)).Select((exemplar, rank) => (category, exemplar, rank)))
            .ToArray();
        // Where there is no room for all, every symbol gets its first drawings before any gets its last; the same order says whose picture is shown where they crowd.
        var shown = all.OrderBy(one => one.rank).Take(DrawingLimit).ToArray();
        var places = PrincipalPlane.Project([.. shown.Select(one => one.exemplar.Embedding.Values.ToArray())]);
        var (x, y) = (Stretched(places.Select(place => place.X)), Stretched(places.Select(place => place.Y)));
        return new(
            [.. shown.Select((one, i) => new MappedDrawing(one.exemplar.Id, one.category, x[i], y[i]))],
            [.. shown.Select(one => one.exemplar.Embedding)],
            all.Length - shown.Length);
    }

    // From edge to edge: what a shadow is measured in means nothing, and a screen has no room to waste.
    static float[] Stretched(IEnumerable<float> places)
    {
        float[] values = [.. places];
        if (values.Length == 0) return values;
        var (least, most) = (values.Min(), values.Max());
        return most > least ? Array.ConvertAll(values, value => 2 * (value - least) / (most - least) - 1) : new float[values.Length];
    }

    /// <summary>The drawings most like one of the map, in all dimensions, best first; itself is not among them.</summary>
    /// <param name="index">Which, an index into <see cref="Drawings"/>.</param>
    /// <param name="count">How many.</param>
    public IReadOnlyList<(MappedDrawing Drawing, float Similarity)> NearestTo(int index, int count) =>
    [
        .. Enumerable.Range(0, Drawings.Length).Where(other => other != index)
            .Select(other => (Drawing: Drawings[other], Similarity: embeddings[index].Similarity(embeddings[other])))
            .OrderByDescending(one => one.Similarity).Take(count),
    ];
}
