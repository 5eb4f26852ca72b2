namespace SymbolNet.Web.Hosting;

/// <summary>Tells browsers what pages may do: nothing but what the app itself brings along.</summary>
public static class SecurityHeaders
{
    /// <summary>Adds the headers to every response.</summary>
    public static void UseSecurityHeaders(this WebApplication app) => app.Use((context, next) =>
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = ContentSecurityPolicy(context.Request.Host);
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=(), payment=(), usb=()";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        return next(context);
    });

    static string ContentSecurityPolicy(HostString host) => string.Join("; ",
        "default-src 'self'",
        "script-src 'self'",
        // Radzen and drawings set style attributes.
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data: blob:",
        "font-src 'self' data:",
        // Older Safari does not count WebSockets as 'self'.
        host.HasValue ? $"connect-src 'self' ws://{host} wss://{host}" : "connect-src 'self'",
        "object-src 'none'",
        "base-uri 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'");
}
