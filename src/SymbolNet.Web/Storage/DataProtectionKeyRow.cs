namespace SymbolNet.Web.Storage;

/// <summary>A key that signs and encrypts cookies, as ASP.NET Core's data protection writes it.</summary>
public sealed class DataProtectionKeyRow
{
    /// <summary>Row number.</summary>
    public int Id { get; set; }

    /// <summary>Data protection's name of the key.</summary>
    public string FriendlyName { get; set; } = "";

    /// <summary>The key.</summary>
    public string Xml { get; set; } = "";
}
