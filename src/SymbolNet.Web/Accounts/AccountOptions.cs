namespace SymbolNet.Web.Accounts;

/// <summary>How accounts are made and entered. Section "Accounts" of the configuration.</summary>
public sealed class AccountOptions
{
    /// <summary>Whether visitors may make accounts for themselves.</summary>
    public bool RegistrationOpen { get; set; } = true;

    /// <summary>Fewest characters of a password. 15 is what NIST SP 800-63B-4 asks of a password that stands alone; composition is not asked for.</summary>
    public int PasswordLength { get; set; } = 15;

    /// <summary>Wrong passwords in a row after which an account is locked for a while.</summary>
    public int AttemptsBeforeLock { get; set; } = 10;

    /// <summary>How long it is locked.</summary>
    public TimeSpan LockedFor { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>Most forms for signing in and making accounts that one address may send a minute. A school is one address, and a class signs in at once.</summary>
    public int FormsPerMinute { get; set; } = 120;

    /// <summary>How long a browser stays signed in after its last visit, when the person asked for that.</summary>
    public TimeSpan SignedInFor { get; set; } = TimeSpan.FromDays(30);

    /// <summary>How soon other browsers and open pages notice that a password was changed or an account deleted.</summary>
    public TimeSpan CheckedEvery { get; set; } = TimeSpan.FromMinutes(1);
}
