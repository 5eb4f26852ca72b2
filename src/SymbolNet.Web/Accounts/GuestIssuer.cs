using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Components.Endpoints;

namespace SymbolNet.Web.Accounts;

/// <summary>Makes a guest of whoever opens a page for the first time: signs a new bank id into a cookie. Files, hubs and health leave no cookie.</summary>
public sealed class GuestIssuer(RequestDelegate next)
{
    /// <summary>Handles one request.</summary>
    public async Task InvokeAsync(HttpContext context)
    {
        if (IsPage(context) && context.User.FindBankId() is null)
        {
            context.User = Guest.New();
            await context.SignInAsync(Guest.Scheme, context.User, new AuthenticationProperties { IsPersistent = true });
        }
        await next(context);
    }

    /// <summary>True for a request that a Razor page answers.</summary>
    public static bool IsPage(HttpContext context) => context.GetEndpoint()?.Metadata.GetMetadata<ComponentTypeMetadata>() is not null;
}
