using SymbolNet.Memory;

namespace SymbolNet.Web.Memory;

/// <summary>A change of a bank that is safely stored.</summary>
/// <param name="Id">Names the change, for <see cref="Banks.UndoAsync"/>.</param>
/// <param name="Summary">What was done, as a short sentence for the person who did it, such as "Learned β.".</param>
/// <param name="Category">The category it was about (of several, the first).</param>
/// <param name="Exemplar">The drawing it was about, where it was about one.</param>
public sealed record BankChange(Guid Id, string Summary, CategoryId Category, ExemplarId? Exemplar);
