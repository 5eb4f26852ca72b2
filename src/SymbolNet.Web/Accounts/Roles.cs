namespace SymbolNet.Web.Accounts;

/// <summary>What accounts may do.</summary>
public static class Roles
{
    /// <summary>May train, and say which model works for everybody.</summary>
    public const string Admin = "admin";

    /// <summary>Has an own bank, on every device.</summary>
    public const string User = "user";
}
