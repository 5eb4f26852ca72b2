using System.Collections.Immutable;
using SymbolNet.Memory;
using SymbolNet.Web.Memory;

namespace SymbolNet.Web.Lab;

/// <summary>
/// What the model confuses in a bank, found by leaving one drawing out at a time and looking for what is most like it (leave-one-out nearest neighbours). Immutable, thread-safe.
/// </summary>
public sealed class BankConfusions
{
    /// <summary>Most drawings that are left out, the visitor's own before those of the starter memory.</summary>
    public const int DrawingLimit = 5_000;

    /// <summary>From this cosine on two symbols are alike even if no drawing is taken for the other; "very similar" in the words of the app.</summary>
    public const float AlikeFrom = 0.75f;

    /// <summary>A drawing must be nearer to another symbol by this much to be suspicious: less is chance.</summary>
    public const float SuspiciousLead = 0.02f;

    BankConfusions(ImmutableArray<LeftOutDrawing> drawings)
    {
        Judged = drawings.Count(drawing => drawing.IsJudged);
        Right = drawings.Count(drawing => drawing.IsJudged && !drawing.IsTakenForOther);
        Alone = drawings.Length - Judged;
        Suspicious = [.. drawings.Where(drawing => drawing.IsTakenForOther && drawing.Lead >= SuspiciousLead).OrderByDescending(drawing => drawing.Lead)];
        Pairs = [.. PairsOf(drawings)];
    }

    /// <summary>Drawings that could be judged: their symbol has others.</summary>
    public int Judged { get; }

    /// <summary>Those of them that are nearest to their own symbol.</summary>
    public int Right { get; }

    /// <summary>Drawings that are the only one of their symbol: left out, nothing of their kind remains.</summary>
    public int Alone { get; }

    /// <summary>Symbols that look alike, those with most drawings taken for one another first.</summary>
    public ImmutableArray<LookAlikes> Pairs { get; }

    /// <summary>Drawings that are clearly nearer to another symbol, the clearest first.</summary>
    public ImmutableArray<LeftOutDrawing> Suspicious { get; }

    /// <summary>Looks for confusions. Takes some tenths of a second for a thousand drawings: not for the thread of a page.</summary>
    /// <param name="bank">What the bank knows.</param>
    /// <param name="onlyMine">Only about drawings the visitor has made; they are still compared with all.</param>
    public static BankConfusions Of(BankSnapshot bank, bool onlyMine = false)
    {
        if (bank.Memory.Categories.Count < 2) return new([]);
        var remembered = bank.Memory.Categories.ToDictionary(category => category.Id, category => bank.Memory.RememberedOf(category.Id));
        var asked =
            from category in bank.Memory.Categories
            from exemplar in remembered[category.Id]
            let isOwn = bank.IsOwn(exemplar.Id)
            where isOwn || !onlyMine
            orderby isOwn descending
            select (category, exemplar);
        return new([.. asked.Take(DrawingLimit).Select(one => LeaveOut(bank.Memory, one.category, one.exemplar, remembered[one.category.Id]))]);
    }

    static LeftOutDrawing LeaveOut(MemoryBank memory, Category category, Exemplar drawing, ImmutableArray<Exemplar> kin)
    {
        // The drawing finds itself; so its own symbol is the first of two, and the other one is what is looked for. Equal drawings of two symbols can come the other way round.
        var other = memory.Search(drawing.Embedding, 2).First(match => match.Category.Id != category.Id);
        var (own, similarity) = ((ExemplarId?)null, -1f);
        foreach (var one in kin)
            if (one.Id != drawing.Id && drawing.Embedding.Similarity(one.Embedding) is var alike && (own is null || alike > similarity))
                (own, similarity) = (one.Id, alike);
        return new LeftOutDrawing(drawing.Id, category, own, similarity, other.Category, other.Best, other.Similarity);
    }

    static IEnumerable<LookAlikes> PairsOf(ImmutableArray<LeftOutDrawing> drawings) =>
        from drawing in drawings
        where drawing.IsTakenForOther || drawing.OtherSimilarity >= AlikeFrom
        // Both directions are one pair; the symbol with the smaller id is its first.
        let isFirst = drawing.Category.Id.Value.CompareTo(drawing.Other.Id.Value) < 0
        group (drawing, isFirst) by isFirst ? (drawing.Category.Id, drawing.Other.Id) : (drawing.Other.Id, drawing.Category.Id) into pair
        let closest = pair.MaxBy(one => one.drawing.OtherSimilarity)
        let alike = new LookAlikes(
            closest.isFirst ? closest.drawing.Category : closest.drawing.Other,
            closest.isFirst ? closest.drawing.Other : closest.drawing.Category,
            pair.Count(one => one.isFirst && one.drawing.IsTakenForOther),
            pair.Count(one => !one.isFirst && one.drawing.IsTakenForOther),
            closest.isFirst ? closest.drawing.Exemplar : closest.drawing.OtherExemplar,
            closest.isFirst ? closest.drawing.OtherExemplar : closest.drawing.Exemplar,
            closest.drawing.OtherSimilarity)
        orderby alike.Taken descending, alike.Similarity descending
        select alike;
}
