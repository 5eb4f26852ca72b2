using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using SymbolNet.Web.Storage;

namespace SymbolNet.Web.Accounts;

/// <summary>
/// Says who looks at an open page, and signs it out once the account's password was changed elsewhere, the account is gone, or the guest's symbols have become an account's: a page that stays open sends no
/// cookie that could be refused.
/// </summary>
public sealed class OpenPageVisitors(ILoggerFactory logs, IDbContextFactory<AppDb> databases, IOptions<AccountOptions> accounts, IOptions<IdentityOptions> identity) : RevalidatingServerAuthenticationStateProvider(logs)
{
    /// <summary>Least time between two looks of one page: it asks the database although nobody waits.</summary>
    static readonly TimeSpan Least = TimeSpan.FromSeconds(1);

    /// <inheritdoc />
    protected override TimeSpan RevalidationInterval => accounts.Value.CheckedEvery > Least ? accounts.Value.CheckedEvery : Least;

    /// <inheritdoc />
    protected override async Task<bool> ValidateAuthenticationStateAsync(AuthenticationState authenticationState, CancellationToken cancellationToken)
    {
        var visitor = authenticationState.User;
        try
        {
            await using var db = await databases.CreateDbContextAsync(cancellationToken);
            return visitor.IsAccount()
                ? await db.FindAccountAsync(visitor, identity.Value, cancellationToken) is not null
                : visitor.FindBankId() is not { } bank || !await db.IsTakenAsync(bank, cancellationToken);
        }
        catch (Exception reason) when (StorageFailure.Is(reason))
        {
            // Not known just now; the next look tells.
            return true;
        }
    }
}
