using SymbolNet.Ink;
using SymbolNet.Memory;

namespace SymbolNet.Web.Memory;

/// <summary>A remembered drawing with its ink.</summary>
/// <param name="Id">Its lasting id.</param>
/// <param name="Drawing">What was drawn.</param>
/// <param name="TaughtAt">When this visitor taught it; null for a drawing of the starter memory.</param>
public sealed record StoredExemplar(ExemplarId Id, Drawing Drawing, DateTimeOffset? TaughtAt);
