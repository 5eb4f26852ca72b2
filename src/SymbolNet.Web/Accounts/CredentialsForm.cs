namespace SymbolNet.Web.Accounts;

/// <summary>What the account forms send.</summary>
public sealed class CredentialsForm
{
    /// <summary>The account's name.</summary>
    public string? Name { get; set; }

    /// <summary>The password, or the one so far.</summary>
    public string? Password { get; set; }

    /// <summary>The password that is wanted.</summary>
    public string? Wanted { get; set; }

    /// <summary>Whether this browser stays signed in.</summary>
    public bool Remembered { get; set; }

    /// <summary>The secret of the set-up link.</summary>
    public string? Token { get; set; }

    /// <summary>Where to go afterwards.</summary>
    public string? ReturnUrl { get; set; }
}
