using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;
using Microsoft.Extensions.Options;
using SymbolNet.Benchmarks.Drawers;
using SymbolNet.Web.Accounts;
using SymbolNet.Web.Memory;
using SymbolNet.Web.Models;
using SymbolNet.Web.Sketchpad;
using SymbolNet.Web.Storage;

namespace SymbolNet.Benchmarks.Apps;

/// <summary>The real app, its own Program and a real Kestrel on a free loopback port, in this process: for what needs its services.</summary>
sealed class AppInProcess : WebApplicationFactory<InkHub>
{
    /// <summary>Names the app's content root; without it the factory guesses one from the current folder.</summary>
    const string ContentRootVariable = "ASPNETCORE_TEST_CONTENTROOT_SYMBOLNET_WEB";

    readonly string model, data;
    readonly bool hasStarterMemory;

    /// <summary>Starts the app.</summary>
    /// <param name="model">Folder of the model.</param>
    /// <param name="data">The data folder.</param>
    /// <param name="hasStarterMemory">False when visitors shall know nothing at first.</param>
    /// <exception cref="InvalidInputException">The model cannot be loaded.</exception>
    public AppInProcess(string model, string data, bool hasStarterMemory = true)
    {
        (this.model, this.data, this.hasStarterMemory) = (model, data, hasStarterMemory);
        Environment.SetEnvironmentVariable(ContentRootVariable, AppContext.BaseDirectory);
        UseKestrel(0);
        StartServer();
        if (Services.GetRequiredService<LiveModel>().Status is ModelStatus.Failed(var sentence))
            throw new InvalidInputException(sentence);
    }

    /// <summary>Where the app is.</summary>
    public Uri Address => ClientOptions.BaseAddress;

    /// <summary>The bank that a visitor's cookie is signed for.</summary>
    public BankId BankOf(Visitor visitor)
    {
        var cookies = Services.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get(Guest.Scheme);
        var value = visitor.Cookie.Split("; ").Select(cookie => cookie.Split('=', 2)).Single(cookie => cookie[0] == cookies.Cookie.Name)[1];
        return cookies.TicketDataFormat.Unprotect(value)!.Principal.BankId();
    }

    /// <summary>Opens a drawing session, as the visitor's page does.</summary>
    public DrawingSession OpenSheet(Visitor visitor) => Services.GetRequiredService<DrawingSessions>().Open(BankOf(visitor));

    /// <inheritdoc />
    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Production");
        builder.UseSetting("Storage:Folder", data);
        builder.UseSetting("Model:Path", model);
        builder.UseSetting("Logging:LogLevel:Default", nameof(LogLevel.Warning));
        // The page's files are not asked for.
        builder.UseSetting("Logging:LogLevel:Microsoft.AspNetCore.StaticFiles", nameof(LogLevel.Error));
        // Drawings that are sent all at once are no flood here.
        builder.UseSetting("Ink:BatchesPerSecond", "100000");
        builder.UseSetting("Ink:BatchBurst", "100000");
        // Standard output is for figures.
        builder.ConfigureServices(services => services.Configure<ConsoleLoggerOptions>(console => console.LogToStandardErrorThreshold = LogLevel.Trace));
        if (!hasStarterMemory)
            builder.ConfigureServices(services => services.AddSingleton(app => new StarterMemory(
                [], app.GetRequiredService<LiveModel>(), app.GetRequiredService<DataFolder>(), app.GetRequiredService<ILogger<StarterMemory>>())));
    }
}
