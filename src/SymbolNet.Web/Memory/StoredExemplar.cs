using SymbolNet.Ink;
using SymbolNet.Memory;

namespace SymbolNet.Web.Memory;

/// <summary>A remembered drawing with its ink.</summary>
/// <param name="Id">Its lasting id.</param>
/// <param name="Drawing">What was drawn.</param>
/// <param name="TaughtAt">When this visitor taught it; null for a drawing of the starter memory.</param>
public sealed record StoredExemplar(ExemplarId Id, Drawing Drawing, DateTimeOffset? TaughtAt)
{
    /// <summary>True when this visitor drew it, false when it comes from the starter memory.</summary>
    public bool IsOwn => TaughtAt is not null;
}
