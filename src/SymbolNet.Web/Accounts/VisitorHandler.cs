using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace SymbolNet.Web.Accounts;

/// <summary>
/// Says who is visiting: an account when its cookie is valid, else a guest. Who may not open a page is led to where that can change; hubs and endpoints answer with the bare status.
/// </summary>
public sealed class VisitorHandler(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logs, UrlEncoder encoder) : AuthenticationHandler<AuthenticationSchemeOptions>(options, logs, encoder)
{
    /// <summary>The authentication scheme.</summary>
    public const string SchemeName = "visitor";

    /// <inheritdoc />
    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var account = await Context.AuthenticateAsync(IdentityConstants.ApplicationScheme);
        return account.Succeeded ? account : await Context.AuthenticateAsync(Guest.Scheme);
    }

    /// <inheritdoc />
    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.StatusCode = StatusCodes.Status401Unauthorized;
        return Task.CompletedTask;
    }

    /// <inheritdoc />
    protected override Task HandleForbiddenAsync(AuthenticationProperties properties)
    {
        if (!GuestIssuer.IsPage(Context))
            Response.StatusCode = StatusCodes.Status403Forbidden;
        else if (Context.User.IsAccount())
            Response.Redirect("/account/no-access");
        else
            Response.Redirect($"/account/sign-in{QueryString.Create("returnUrl", Request.Path + Request.QueryString)}");
        return Task.CompletedTask;
    }
}
