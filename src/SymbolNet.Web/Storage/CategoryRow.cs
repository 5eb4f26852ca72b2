namespace SymbolNet.Web.Storage;

/// <summary>The name of a category in one bank. It stays while the category has no drawings, so that forgetting can be taken back.</summary>
public sealed class CategoryRow
{
    /// <summary>Whose bank.</summary>
    public Guid BankId { get; set; }

    /// <summary>The category.</summary>
    public Guid Id { get; set; }

    /// <summary>Its name in this bank.</summary>
    public string Name { get; set; } = "";
}
