using SymbolNet.Memory;

namespace SymbolNet.Web.Memory;

/// <summary>A category went from one name to another.</summary>
public sealed record NameStep(CategoryId Category, string From, string To)
{
    /// <summary>The way back.</summary>
    public NameStep Inverse() => new(Category, To, From);
}
