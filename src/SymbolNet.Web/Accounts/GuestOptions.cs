namespace SymbolNet.Web.Accounts;

/// <summary>How guests are let in. Section "Guests" of the configuration.</summary>
public sealed class GuestOptions
{
    /// <summary>How long a browser is remembered after its last visit. Browsers keep cookies for 400 days at most.</summary>
    public TimeSpan RememberedFor { get; set; } = TimeSpan.FromDays(400);

    /// <summary>Most pages a minute that one address may open without a cookie, each of which makes a guest. A school is one address.</summary>
    public int NewPerMinute { get; set; } = 600;

    /// <summary>Most pages a minute that one guest may open.</summary>
    public int PagesPerMinute { get; set; } = 300;
}
