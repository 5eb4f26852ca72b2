using System.Security.Claims;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using SymbolNet.Web.Storage;

namespace SymbolNet.Web.Accounts;

/// <summary>
/// Asks, at every single thing an administrator does on a page, whether the person still is one: a page stays open longer than a role, a password or an account may last.
/// </summary>
public sealed class AdminDesk(AuthenticationStateProvider visitors, IDbContextFactory<AppDb> databases, IOptions<IdentityOptions> identity)
{
    /// <summary>Said to whoever is no administrator, or no longer.</summary>
    public const string Refusal = "This is for administrators. Please sign in again.";

    /// <summary>The administrator's account.</summary>
    /// <exception cref="UnauthorizedAccessException">The visitor is no administrator, or no longer.</exception>
    public async Task<Guid> RequireAsync() => await RequireAsync((await visitors.GetAuthenticationStateAsync()).User);

    async Task<Guid> RequireAsync(ClaimsPrincipal visitor)
    {
        if (visitor.IsInRole(Roles.Admin))
        {
            await using var db = await databases.CreateDbContextAsync();
            if (await db.FindAccountAsync(visitor, identity.Value) is { } id
                && await db.UserRoles.AnyAsync(given => given.UserId == id && db.Roles.Any(role => role.Id == given.RoleId && role.Name == Roles.Admin)))
                return id;
        }
        throw new UnauthorizedAccessException(Refusal);
    }
}
