using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using SymbolNet.Web.Storage;

namespace SymbolNet.Web.Accounts;

/// <summary>Registers who may do what.</summary>
public static class AccountsSetup
{
    /// <summary>Where somebody without an account sends a password or takes a name.</summary>
    static readonly Type[] Entrances = [typeof(SignInPage), typeof(RegisterPage), typeof(SetupPage)];

    /// <summary>Guests by a signed cookie, accounts by another one, the policies of <see cref="Guest"/>, and how often pages may be opened.</summary>
    public static void AddAccounts(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddOptions<GuestOptions>().BindConfiguration("Guests");
        services.AddOptions<AccountOptions>().BindConfiguration("Accounts");
        services.AddAuthentication(VisitorHandler.SchemeName)
            .AddScheme<AuthenticationSchemeOptions, VisitorHandler>(VisitorHandler.SchemeName, null)
            .AddCookie(Guest.Scheme)
            .AddCookie(IdentityConstants.ApplicationScheme)
            // Nobody gets this cookie, but Identity takes it away whenever an account's cookie is no longer good.
            .AddCookie(IdentityConstants.TwoFactorRememberMeScheme);
        services.AddOptions<CookieAuthenticationOptions>(Guest.Scheme).Configure<IOptions<GuestOptions>>((cookie, guests) =>
        {
            UseCookie(cookie, "symbolnet", guests.Value.RememberedFor);
            cookie.Cookie.MaxAge = guests.Value.RememberedFor;
            cookie.Events.OnValidatePrincipal = RefuseTakenBankAsync;
        });
        services.AddOptions<CookieAuthenticationOptions>(IdentityConstants.ApplicationScheme).Configure<IOptions<AccountOptions>>((cookie, accounts) =>
        {
            UseCookie(cookie, "symbolnet-account", accounts.Value.SignedInFor);
            cookie.Events.OnValidatePrincipal = SecurityStampValidator.ValidatePrincipalAsync;
        });
        services.AddScoped(provider => provider.GetRequiredService<IDbContextFactory<AppDb>>().CreateDbContext());
        services.AddScoped<IPasswordValidator<Account>, PasswordRule>();
        services.AddScoped<IUserValidator<Account>, AccountNameRule>();
        services.AddIdentityCore<Account>().AddRoles<IdentityRole<Guid>>().AddEntityFrameworkStores<AppDb>().AddSignInManager().AddClaimsPrincipalFactory<AccountClaims>();
        services.AddOptions<IdentityOptions>().Configure<IOptions<AccountOptions>>((identity, accounts) =>
        {
            identity.Lockout.MaxFailedAccessAttempts = accounts.Value.AttemptsBeforeLock;
            identity.Lockout.DefaultLockoutTimeSpan = accounts.Value.LockedFor;
        });
        services.AddOptions<SecurityStampValidatorOptions>().Configure<IOptions<AccountOptions>>((stamp, accounts) => stamp.ValidationInterval = accounts.Value.CheckedEvery);
        services.AddScoped<Membership>();
        services.AddSingleton<SetupLink>();
        services.AddSingleton<TrainingConsent>();
        services.AddScoped<AdminDesk>();
        services.AddAuthorizationBuilder()
            .AddPolicy(Guest.VisitorPolicy, policy => policy.RequireAssertion(context => context.User.FindBankId() is not null))
            .AddPolicy(Guest.AdminPolicy, policy => policy.RequireRole(Roles.Admin));
        services.AddCascadingAuthenticationState();
        services.AddScoped<AuthenticationStateProvider, OpenPageVisitors>();
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

    /// <summary>Leads back to the page of a form that was made for another visitor or before a restart without its keys: signed in or out since, say. To be called after antiforgery.</summary>
    public static void UseFreshForms(this WebApplication app) => app.Use((context, next) =>
    {
        var request = context.Request;
        if (context.Features.Get<IAntiforgeryValidationFeature>() is not { IsValid: false } || !GuestIssuer.IsPage(context) || !request.Headers.Accept.ToString().Contains("text/html", StringComparison.Ordinal))
            return next(context);
        context.Response.Redirect($"{request.PathBase}{request.Path}{request.QueryString.Add(OldFormNotice.Parameter, OldFormNotice.Old)}");
        return Task.CompletedTask;
    });

    /// <summary>Prints the link that makes the first administrator, while there is none. To be called once the database is ready.</summary>
    public static async Task OfferSetupAsync(this WebApplication app)
    {
        if (await app.Services.GetRequiredService<SetupLink>().NewAsync() is { } path)
            // Not to the log, which is often kept and read elsewhere: whoever has the link becomes the administrator.
            app.Lifetime.ApplicationStarted.Register(() => Console.WriteLine($"Nobody administers this server yet. Whoever opens this link first does: {Reachable(app.Urls.FirstOrDefault())}{path}"));
    }

    /// <summary>An address that listens everywhere is no address to open.</summary>
    static string Reachable(string? address) => (address ?? "").Replace("//0.0.0.0", "//localhost", StringComparison.Ordinal).Replace("//[::]", "//localhost", StringComparison.Ordinal).TrimEnd('/');

    static void UseCookie(CookieAuthenticationOptions cookie, string name, TimeSpan lasts)
    {
        cookie.Cookie.Name = name;
        cookie.Cookie.HttpOnly = true;
        cookie.Cookie.SameSite = SameSiteMode.Lax;
        cookie.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        cookie.ExpireTimeSpan = lasts;
        cookie.SlidingExpiration = true;
        cookie.Events.OnRedirectToLogin = context => Answer(context, StatusCodes.Status401Unauthorized);
        cookie.Events.OnRedirectToAccessDenied = context => Answer(context, StatusCodes.Status403Forbidden);
    }

    /// <summary>Once a bank belongs to an account, a guest's cookie that was copied before opens it no more.</summary>
    static async Task RefuseTakenBankAsync(CookieValidatePrincipalContext context)
    {
        if (context.Principal?.FindBankId() is not { } bank)
            return;
        await using var db = await context.HttpContext.RequestServices.GetRequiredService<IDbContextFactory<AppDb>>().CreateDbContextAsync(context.HttpContext.RequestAborted);
        if (await db.IsTakenAsync(bank, context.HttpContext.RequestAborted))
            context.RejectPrincipal();
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
        // Passwords are guessed by sending forms, with a new cookie each time.
        if (HttpMethods.IsPost(context.Request.Method) && Entrances.Contains(context.GetEndpoint()!.Metadata.GetRequiredMetadata<ComponentTypeMetadata>().Type))
            return Window($"forms {AddressOf(context)}", context.RequestServices.GetRequiredService<IOptions<AccountOptions>>().Value.FormsPerMinute);
        var options = context.RequestServices.GetRequiredService<IOptions<GuestOptions>>().Value;
        return context.User.FindBankId() is { } bank
            ? Window($"guest {bank}", options.PagesPerMinute)
            : Window($"address {AddressOf(context)}", options.NewPerMinute);
    }

    /// <summary>What one household or school has: an IPv4 address, or the 2^64 addresses of an IPv6 network.</summary>
    static IPAddress? AddressOf(HttpContext context) => context.Connection.RemoteIpAddress switch
    {
        { IsIPv4MappedToIPv6: true } mapped => mapped.MapToIPv4(),
        { AddressFamily: AddressFamily.InterNetworkV6 } address => new IPAddress([.. address.GetAddressBytes()[..8], .. new byte[8]]),
        var address => address,
    };

    static RateLimitPartition<string> Window(string who, int perMinute) => RateLimitPartition.GetFixedWindowLimiter(who, _ => new FixedWindowRateLimiterOptions
    {
        PermitLimit = perMinute,
        Window = TimeSpan.FromMinutes(1),
    });
}
