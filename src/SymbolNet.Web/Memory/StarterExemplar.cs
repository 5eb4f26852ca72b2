using SymbolNet.Ink;
using SymbolNet.Memory;

namespace SymbolNet.Web.Memory;

/// <summary>One drawing of the starter memory.</summary>
/// <param name="Id">Its lasting id.</param>
/// <param name="Category">The starter category it belongs to until somebody moves it.</param>
/// <param name="Order">Its place within that category, from 0.</param>
/// <param name="Drawing">The ink.</param>
public sealed record StarterExemplar(ExemplarId Id, CategoryId Category, int Order, Drawing Drawing);
