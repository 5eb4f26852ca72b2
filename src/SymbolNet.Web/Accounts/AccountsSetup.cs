using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.Extensions.Options;

namespace SymbolNet.Web.Accounts;

/// <summary>Registers who may do what.</summary>
public static class AccountsSetup
{
    /// <summary>Guests by a signed cookie, the policy <see cref="Guest.VisitorPolicy"/>, and how often pages may be opened.</summary>
    public static void AddAccounts(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddOptions<GuestOptions>().BindConfiguration("Guests");
        services.AddAuthentication(Guest.Scheme).AddCookie(Guest.Scheme);
        services.AddOptions<CookieAuthenticationOptions>(Guest.Scheme).Configure<IOptions<GuestOptions>>((cookie, guests) =>
        {
            cookie.Cookie.Name = "symbolnet";
            cookie.Cookie.HttpOnly = true;
            cookie.Cookie.SameSite = SameSiteMode.Lax;
            cookie.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            cookie.Cookie.MaxAge = guests.Value.RememberedFor;
            cookie.ExpireTimeSpan = guests.Value.RememberedFor;
            cookie.SlidingExpiration = true;
            // There is no page to sign in on: hubs and services answer with the bare status.
            cookie.Events.OnRedirectToLogin = context => Answer(context, StatusCodes.Status401Unauthorized);
            cookie.Events.OnRedirectToAccessDenied = context => Answer(context, StatusCodes.Status403Forbidden);
        });
        services.AddAuthorizationBuilder().AddPolicy(Guest.VisitorPolicy, policy => policy.RequireAssertion(context => context.User.FindBankId() is not null));
        services.AddCascadingAuthenticationState();
        services.AddRateLimiter(limits =>
        {
            limits.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            limits.OnRejected = async (rejected, cancellation) =>
                await rejected.HttpContext.Response.WriteAsync("That is a lot of pages at once. Please wait a minute, then reload.", cancellation);
            limits.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(PageLimit);
        });
    }

    /// <summary>Knows visitors, limits pages, makes guests, then checks who may do what.</summary>
    public static void UseAccounts(this WebApplication app)
    {
        app.UseAuthentication();
        app.UseRateLimiter();
        app.UseMiddleware<GuestIssuer>();
        app.UseAuthorization();
    }

    static Task Answer(Microsoft.AspNetCore.Authentication.RedirectContext<CookieAuthenticationOptions> context, int status)
    {
        context.Response.StatusCode = status;
        return Task.CompletedTask;
    }

    static RateLimitPartition<string> PageLimit(HttpContext context)
    {
        if (!GuestIssuer.IsPage(context))
            return RateLimitPartition.GetNoLimiter("");
        var options = context.RequestServices.GetRequiredService<IOptions<GuestOptions>>().Value;
        return context.User.FindBankId() is { } bank
            ? Window($"guest {bank}", options.PagesPerMinute)
            : Window($"address {context.Connection.RemoteIpAddress}", options.NewPerMinute);
    }

    static RateLimitPartition<string> Window(string who, int perMinute) => RateLimitPartition.GetFixedWindowLimiter(who, _ => new FixedWindowRateLimiterOptions
    {
        PermitLimit = perMinute,
        Window = TimeSpan.FromMinutes(1),
    });
}
