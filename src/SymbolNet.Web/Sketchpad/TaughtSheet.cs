using SymbolNet.Ink;
using SymbolNet.Memory;
using SymbolNet.Web.Memory;

namespace SymbolNet.Web.Sketchpad;

/// <summary>A drawing that lies on the sheet and has just been taught.</summary>
/// <param name="Drawing">What was drawn.</param>
/// <param name="Category">What it was taught as.</param>
/// <param name="Change">The change of the bank, to take it back.</param>
/// <param name="IsNewSymbol">True when it was the first drawing of its symbol.</param>
/// <param name="NewestStroke">The newest stroke on the sheet that belongs to it.</param>
public sealed record TaughtSheet(Drawing Drawing, Category Category, BankChange Change, bool IsNewSymbol, int NewestStroke);
