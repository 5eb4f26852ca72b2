using System.Net;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using SymbolNet.Web.Memory;
using SymbolNet.Web.Models;
using SymbolNet.Web.Sketchpad;
using SymbolNet.Web.Storage;

namespace SymbolNet.Web.Tests.Host;

/// <summary>The whole app on a port of the loopback, with a fake network and a small starter memory. Start a second one on the same folder to see what a restart brings back.</summary>
sealed class AppHost : WebApplicationFactory<Program>
{
    readonly DataPlace place;
    readonly (string Key, string Value)[] settings;
    readonly Action<IServiceCollection>? configure;

    AppHost(DataPlace place, OpenNetwork? open, Action<IServiceCollection>? configure, params (string, string)[] settings)
    {
        (this.place, this.settings) = (place, settings);
        this.configure = services =>
        {
            if (open is not null)
                services.AddSingleton(open);
            configure?.Invoke(services);
        };
        UseKestrel(0);
    }

    public FakeNetwork Network { get; private init; } = new();
    public Uri Address => ClientOptions.BaseAddress;
    public Banks Banks => Services.GetRequiredService<Banks>();
    public DrawingSessions Sessions => Services.GetRequiredService<DrawingSessions>();
    public LiveModel Model => Services.GetRequiredService<LiveModel>();

    /// <summary>Starts the app with a fake network.</summary>
    public static AppHost Start(DataPlace place, params (string Key, string Value)[] settings) => Start(place, new FakeNetwork(), null, settings);

    public static AppHost Start(DataPlace place, FakeNetwork network, Action<IServiceCollection>? configure = null, params (string Key, string Value)[] settings) =>
        new AppHost(place, () => network, configure, settings) { Network = network }.Started();

    /// <summary>Starts the app with whatever opens (or does not open) its network.</summary>
    public static AppHost StartWith(DataPlace place, OpenNetwork open) => new AppHost(place, open, null).Started();

    /// <summary>Starts the app with a model's folder, as it ships.</summary>
    public static AppHost StartOnDisk(DataPlace place, string modelFolder) => new AppHost(place, null, null, ("Model:Path", modelFolder)).Started();

    /// <summary>A new visitor, who has opened the first page.</summary>
    public Task<Visitor> VisitAsync() => Visitor.ComeAsync(this);

    /// <summary>An HTTP client with its own cookies.</summary>
    public HttpClient Browser(CookieContainer cookies) => new(new HttpClientHandler { CookieContainer = cookies, AllowAutoRedirect = false }) { BaseAddress = Address };

    AppHost Started()
    {
        StartServer();
        return this;
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseSetting("Storage:Folder", place.Folder);
        builder.UseSetting("Guests:NewPerMinute", "100000");
        builder.UseSetting("Banks:ChangesPerMinute", "1000000");
        foreach (var (key, value) in settings)
            builder.UseSetting(key, value);
        builder.ConfigureLogging(logging => logging.ClearProviders());
        builder.ConfigureTestServices(services =>
        {
            services.AddSingleton(provider => new StarterMemory(
                Sketches.Starter, provider.GetRequiredService<LiveModel>(), provider.GetRequiredService<DataFolder>(), provider.GetRequiredService<ILogger<StarterMemory>>()));
            configure?.Invoke(services);
        });
    }
}
