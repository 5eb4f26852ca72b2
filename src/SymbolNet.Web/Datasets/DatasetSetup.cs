using SymbolNet.Learning.Data.Downloads;
using SymbolNet.Web.Accounts;

namespace SymbolNet.Web.Datasets;

/// <summary>Registers the data sets.</summary>
public static class DatasetSetup
{
    /// <summary>How long a server with a published data set may take to answer at all.</summary>
    static readonly TimeSpan AnswerTimeout = TimeSpan.FromSeconds(30);

    /// <summary>What is here, what can be fetched, and what people bring. To be called after <see cref="Memory.MemorySetup.AddMemory"/>.</summary>
    public static void AddDatasets(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddOptions<DatasetOptions>().BindConfiguration("Datasets")
            .Validate(limits => limits is { UploadBytes: > 0, UnpackedBytes: > 0, Entries: > 0, Expansion: > 0 }, "Datasets: every limit is above 0.").ValidateOnStart();
        services.AddSingleton(PublishedDataset.All);
        services.AddSingleton(provider => new FileDownload(new HttpClient(new SocketsHttpHandler { ConnectTimeout = AnswerTimeout }) { Timeout = AnswerTimeout }, provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<DatasetShelf>();
        services.AddSingleton<DatasetLooks>();
        services.AddSingleton<DatasetUploads>();
        services.AddSingleton<DatasetDownloads>();
        services.AddHostedService(provider => provider.GetRequiredService<DatasetDownloads>());
        services.AddScoped<DatasetDesk>();
    }

    /// <summary>Maps the sheets of samples, for administrators.</summary>
    public static void MapDatasets(this WebApplication app) => app.MapGet("/training/data/sheet/{key}", (string key, DatasetLooks looks, HttpContext context) =>
    {
        if (looks.SheetOf(key) is not { } sheet)
            return Results.NotFound();
        // The key changes with the data set.
        context.Response.Headers.CacheControl = "private, max-age=86400, immutable";
        return Results.File(sheet, "image/png");
    }).RequireAuthorization(Guest.AdminPolicy);
}
