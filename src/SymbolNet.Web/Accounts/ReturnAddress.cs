namespace SymbolNet.Web.Accounts;

/// <summary>Where a person goes after signing in: back to a page of this site, and to nowhere else.</summary>
public static class ReturnAddress
{
    /// <summary>The address when it is a path of this site, else the first page.</summary>
    public static string Safe(string? address) =>
        address is { Length: > 0 and < 2000 } && address[0] == '/' && !address.StartsWith("//", StringComparison.Ordinal) && !address.Contains('\\', StringComparison.Ordinal) && !address.Any(char.IsControl)
            ? address
            : "/";
}
