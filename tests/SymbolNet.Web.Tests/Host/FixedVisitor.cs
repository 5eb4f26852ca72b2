using System.Security.Claims;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using SymbolNet.Web.Accounts;
using SymbolNet.Web.Datasets;
using SymbolNet.Web.Models;
using SymbolNet.Web.Storage;
using SymbolNet.Web.Training;

namespace SymbolNet.Web.Tests.Host;

/// <summary>Whoever a page is open for, and what the desks do for them.</summary>
sealed class FixedVisitor(ClaimsPrincipal visitor) : AuthenticationStateProvider
{
    public override Task<AuthenticationState> GetAuthenticationStateAsync() => Task.FromResult(new AuthenticationState(visitor));

    /// <summary>Who a browser is signed in as.</summary>
    public static FixedVisitor Of(AppHost host, AccountBrowser browser)
    {
        var cookie = browser.Cookies.GetCookies(host.Address)["symbolnet-account"]!.Value;
        return new(host.Services.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get(IdentityConstants.ApplicationScheme).TicketDataFormat.Unprotect(cookie)!.Principal);
    }

    public RunDesk RunDesk(AppHost host) => ActivatorUtilities.CreateInstance<RunDesk>(host.Services, Admins(host));

    public ModelDesk ModelDesk(AppHost host) => ActivatorUtilities.CreateInstance<ModelDesk>(host.Services, Admins(host));

    public DatasetDesk DatasetDesk(AppHost host) => (DatasetDesk)Desk(host, typeof(DatasetDesk));

    /// <summary>A desk of any kind.</summary>
    public object Desk(AppHost host, Type desk) => ActivatorUtilities.CreateInstance(host.Services, desk, Admins(host));

    AdminDesk Admins(AppHost host) =>
        new(this, host.Services.GetRequiredService<IDbContextFactory<AppDb>>(), host.Services.GetRequiredService<IOptions<IdentityOptions>>());
}
