using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using SymbolNet.Web.Memory;
using SymbolNet.Web.Storage;

namespace SymbolNet.Web.Accounts;

/// <summary>Who is signed in as the database knows it: a page stays open longer than a password or an account may last.</summary>
static class SignedIn
{
    /// <summary>The account a visitor is signed in to; null for a guest, and once the account is gone or its password was changed.</summary>
    public static async Task<Guid?> FindAccountAsync(this AppDb db, ClaimsPrincipal visitor, IdentityOptions identity, CancellationToken cancellation = default)
    {
        var stamp = visitor.FindFirstValue(identity.ClaimsIdentity.SecurityStampClaimType);
        return Guid.TryParse(visitor.FindFirstValue(ClaimTypes.NameIdentifier), out var id) && await db.Users.AnyAsync(account => account.Id == id && account.SecurityStamp == stamp, cancellation) ? id : null;
    }

    /// <summary>Whether a bank has become an account's: a guest's cookie no longer opens it then.</summary>
    public static Task<bool> IsTakenAsync(this AppDb db, BankId bank, CancellationToken cancellation = default) => db.Users.AnyAsync(account => account.BankId == bank.Value, cancellation);
}
