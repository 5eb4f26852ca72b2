using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Components.Server;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Options;
using SymbolNet.Web.Components;

namespace SymbolNet.Web.Hosting;

/// <summary>Registers how the app meets the network, the log and the browser.</summary>
public static partial class HostingSetup
{
    /// <summary>Log, limits, proxies, compression and pages.</summary>
    public static void AddHosting(this WebApplicationBuilder builder)
    {
        builder.Logging.AddSimpleConsole(console => (console.SingleLine, console.TimestampFormat, console.UseUtcTimestamp) = (true, "yyyy-MM-ddTHH:mm:ssZ ", true));
        var services = builder.Services;
        services.AddOptions<HostingOptions>().BindConfiguration("Hosting");
        services.AddSingleton(TimeProvider.System);
        services.AddOptions<KestrelServerOptions>().Configure<IOptions<HostingOptions>>((kestrel, hosting) =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = hosting.Value.RequestBytesLimit;
            kestrel.Limits.MaxConcurrentConnections = kestrel.Limits.MaxConcurrentUpgradedConnections = hosting.Value.ConnectionLimit;
        });
        services.AddOptions<HostOptions>().Configure<IOptions<HostingOptions>>((host, hosting) => host.ShutdownTimeout = hosting.Value.ShutdownTimeout);
        services.AddOptions<ForwardedHeadersOptions>().Configure<IOptions<HostingOptions>>(TrustProxies);
        services.AddOptions<CircuitOptions>().Configure<IOptions<HostingOptions>>((circuits, hosting) =>
        {
            circuits.DisconnectedCircuitMaxRetained = hosting.Value.CircuitsKept;
            circuits.DisconnectedCircuitRetentionPeriod = hosting.Value.CircuitKeptFor;
        });
        services.AddResponseCompression(compression =>
        {
            // Files only: pages carry secrets beside what visitors typed, which compression over https would leak bit by bit. Published files are compressed already.
            compression.EnableForHttps = true;
            compression.MimeTypes = ["text/css", "text/javascript", "application/javascript", "image/svg+xml", "application/json"];
        });
        services.AddRazorComponents().AddInteractiveServerComponents();
        // Frames are forbidden by SecurityHeaders.
        services.AddAntiforgery(antiforgery => (antiforgery.Cookie.Name, antiforgery.SuppressXFrameOptionsHeader) = ("symbolnet-form", true));
    }

    /// <summary>What happens to every request before it finds its page.</summary>
    public static void UseHosting(this WebApplication app)
    {
        app.UseForwardedHeaders();
        if (!app.Environment.IsDevelopment())
            app.UseExceptionHandler("/error", createScopeForErrors: true);
        if (app.Services.GetRequiredService<IOptions<HostingOptions>>().Value.RedirectToHttps)
        {
            app.UseHsts();
            app.UseHttpsRedirection();
        }
        app.UseSecurityHeaders();
        app.UseResponseCompression();
        app.UseStatusCodePagesWithReExecute("/not-found", createScopeForStatusCodePages: true);
        app.Use((context, next) =>
        {
            // A person who follows a dead link gets a page; scripts and hubs get the bare status.
            if (!context.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.Ordinal))
                context.Features.Get<IStatusCodePagesFeature>()!.Enabled = false;
            return next(context);
        });
    }

    /// <summary>Maps files and pages.</summary>
    public static void MapPages(this WebApplication app)
    {
        app.MapStaticAssets();
        // The header that Blazor would add about frames is part of SecurityHeaders.
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode(server => server.ContentSecurityFrameAncestorsPolicy = null).RequireAuthorization(Accounts.Guest.VisitorPolicy);
    }

    /// <summary>Starts to listen, and prints the address.</summary>
    /// <exception cref="InvalidInputException">Nobody can listen there.</exception>
    public static async Task StartListeningAsync(this WebApplication app)
    {
        app.Lifetime.ApplicationStarted.Register(() => LogReady(app.Logger, string.Join(" and ", app.Urls)));
        try
        {
            await app.StartAsync();
        }
        catch (Exception reason) when (reason is IOException { InnerException: AddressInUseException } or SocketException or FormatException or ArgumentOutOfRangeException { ParamName: "port" })
        {
            throw new InvalidInputException($"The app cannot listen at {app.Configuration["urls"] ?? "its address"}: {reason.Message}", reason);
        }
    }

    static void TrustProxies(ForwardedHeadersOptions forwarded, IOptions<HostingOptions> hosting)
    {
        var proxies = hosting.Value.TrustedProxies;
        forwarded.ForwardedHeaders = proxies.Length > 0 ? ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto : ForwardedHeaders.None;
        // Both lists empty means that anyone is believed.
        forwarded.KnownProxies.Clear();
        forwarded.KnownIPNetworks.Clear();
        if (!proxies.Contains("*"))
            foreach (var proxy in proxies)
                forwarded.KnownProxies.Add(IPAddress.TryParse(proxy, out var address) ? address : throw new InvalidInputException($"Hosting:TrustedProxies holds \"{proxy}\", which is no IP address."));
    }

    [LoggerMessage(LogLevel.Information, "SymbolNet.Web is ready at {Address}")]
    static partial void LogReady(ILogger log, string address);
}
