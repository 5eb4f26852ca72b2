namespace SymbolNet.Web.Hosting;

/// <summary>How the app meets the network. Section "Hosting" of the configuration.</summary>
public sealed class HostingOptions
{
    /// <summary>Sends visitors from http to https. Off by default: most set-ups end https at a proxy.</summary>
    public bool RedirectToHttps { get; set; }

    /// <summary>Addresses of proxies whose X-Forwarded-For and -Proto headers are believed; "*" believes anyone, for when only the proxy can reach the app. Empty: none.</summary>
    public string[] TrustedProxies { get; set; } = [];

    /// <summary>Largest request body, in bytes. Ink and pages need little.</summary>
    public long RequestBytesLimit { get; set; } = 1024 * 1024;

    /// <summary>Most connections at a time, upgraded ones (WebSockets) included.</summary>
    public int ConnectionLimit { get; set; } = 10_000;

    /// <summary>How long requests may go on after the app was told to stop.</summary>
    public TimeSpan ShutdownTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a page that lost its connection is kept for its return.</summary>
    public TimeSpan CircuitKeptFor { get; set; } = TimeSpan.FromMinutes(3);

    /// <summary>Most such pages that are kept.</summary>
    public int CircuitsKept { get; set; } = 200;
}
