using Microsoft.AspNetCore.Identity;

namespace SymbolNet.Web.Accounts;

/// <summary>Somebody with a name and a password on this server. Nothing else is known of people, no address either.</summary>
public sealed class Account : IdentityUser<Guid>
{
    /// <summary>Most characters of a name.</summary>
    public const int NameLimit = 64;

    /// <summary>The memory bank, which the guest brought along when registering.</summary>
    public Guid BankId { get; set; }

    /// <summary>When it was made.</summary>
    public DateTimeOffset CreatedAt { get; set; }
}
