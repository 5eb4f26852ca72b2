using System.Security.Claims;
using SymbolNet.Web.Memory;

namespace SymbolNet.Web.Accounts;

/// <summary>A visitor without an account: a signed cookie that carries the id of an own memory bank.</summary>
public static class Guest
{
    /// <summary>The cookie authentication scheme.</summary>
    public const string Scheme = "guest";

    /// <summary>The policy of everything that works on a visitor's bank: some signed bank id is there.</summary>
    public const string VisitorPolicy = "Visitor";

    /// <summary>The claim that carries the bank id.</summary>
    public const string BankClaim = "bank";

    /// <summary>The policy of everything that is for administrators.</summary>
    public const string AdminPolicy = "Admin";

    /// <summary>True for somebody who has signed in.</summary>
    public static bool IsAccount(this ClaimsPrincipal visitor) => visitor.HasClaim(claim => claim.Type == ClaimTypes.NameIdentifier);

    /// <summary>A new guest with a new bank.</summary>
    public static ClaimsPrincipal New() =>
        new(new ClaimsIdentity([new Claim(BankClaim, Memory.BankId.New().ToString())], Scheme));

    /// <summary>The visitor's bank.</summary>
    /// <exception cref="InvalidOperationException">The visitor has no bank: the page or hub lacks <see cref="VisitorPolicy"/>.</exception>
    public static BankId BankId(this ClaimsPrincipal visitor) =>
        visitor.FindBankId() ?? throw new InvalidOperationException($"The visitor has no bank; this place needs the policy {VisitorPolicy}.");

    /// <summary>The visitor's bank, or null for somebody without a valid cookie.</summary>
    public static BankId? FindBankId(this ClaimsPrincipal visitor) =>
        Guid.TryParseExact(visitor.FindFirstValue(BankClaim), "N", out var id) ? new BankId(id) : null;
}
