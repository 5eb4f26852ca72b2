namespace SymbolNet.EndToEnd.Driving;

/// <summary>One app and one browser for all tests; every test opens a context of its own, that is, comes as a visitor nobody has seen.</summary>
public sealed class Surroundings : IAsyncLifetime
{
    /// <summary>How long a page may take to show what is expected, in milliseconds: machines are slow at times, and a training takes what processor there is.</summary>
    const float Patience = 60_000;

    IPlaywright? playwright;

    internal PublishedApp App { get; private set; } = null!;

    internal IBrowser Browser { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Assertions.SetDefaultExpectTimeout(Patience);
        var starting = PublishedApp.StartAsync();
        playwright = await Playwright.CreateAsync();
        Browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Chromium(),
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
        App = await starting;
    }

    public async Task DisposeAsync()
    {
        await Browser.DisposeAsync();
        playwright?.Dispose();
        await App.DisposeAsync();
    }

    /// <summary>A new visitor on a screen.</summary>
    internal async Task<IBrowserContext> VisitorAsync(Screen screen, PublishedApp? app = null)
    {
        var visitor = await Browser.NewContextAsync(new()
        {
            BaseURL = (app ?? App).Address.ToString(),
            ViewportSize = new() { Width = screen.Width, Height = screen.Height },
            DeviceScaleFactor = screen.IsPhone ? 2 : 1,
            HasTouch = screen.IsPhone,
            IsMobile = screen.IsPhone,
            ColorScheme = screen.IsDark ? ColorScheme.Dark : ColorScheme.Light,
        });
        visitor.SetDefaultTimeout(Patience);
        return visitor;
    }

    static string Chromium()
    {
        string[] names = ["chromium", "chromium-browser", "google-chrome"];
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        return names.SelectMany(name => folders.Select(folder => Path.Combine(folder, name))).FirstOrDefault(File.Exists)
            ?? throw new InvalidOperationException("The end-to-end tests need Chromium: install the package chromium.");
    }
}

[CollectionDefinition(Name)]
public sealed class SurroundingsCollection : ICollectionFixture<Surroundings>
{
    public const string Name = "App and browser";
}
