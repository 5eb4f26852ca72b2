using Microsoft.Extensions.Options;
using SymbolNet.Embeddings;
using SymbolNet.Learning.Checkpoints;
using SymbolNet.Web.Accounts;
using TorchSharp;

namespace SymbolNet.Web.Models;

/// <summary>Registers the live model.</summary>
public static class ModelSetup
{
    /// <summary>The models, and the one that answers visitors; the host loads it at start-up.</summary>
    public static void AddModel(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<ModelOptions>().BindConfiguration("Model");
        builder.Services.AddSingleton<ModelShelf>();
        builder.Services.AddSingleton<OpenModel>(services =>
        {
            var options = services.GetRequiredService<IOptions<ModelOptions>>().Value;
            return folder =>
            {
                try
                {
                    torch.set_num_threads(options.Threads);
                    return new ShippedNetwork(EmbeddingModel.Load(folder, options.Device));
                }
                catch (InvalidInputException reason)
                {
                    // The sentence is shown to visitors, whom the server's folders do not concern.
                    throw new InvalidInputException(reason.Message.Replace(folder, Path.GetFileName(folder), StringComparison.Ordinal), reason);
                }
            };
        });
        // What was put to work last answers, else the shipped model.
        builder.Services.AddSingleton<OpenNetwork>(services => () => services.GetRequiredService<OpenModel>()(services.GetRequiredService<ModelShelf>().FolderAtStart()));
        builder.Services.AddSingleton<ModelMetrics>();
        builder.Services.AddSingleton<LiveModel>();
        builder.Services.AddSingleton<IEmbedder>(services => services.GetRequiredService<LiveModel>());
        builder.Services.AddHostedService(services => services.GetRequiredService<LiveModel>());
        builder.Services.AddSingleton<ModelComparison>();
        builder.Services.AddScoped<ModelDesk>();
    }

    /// <summary>Puts models to work. To be called after the memory, which follows it, was registered.</summary>
    public static void AddHandover(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<Handover>();
        builder.Services.AddHostedService(services => services.GetRequiredService<Handover>());
    }

    /// <summary>Maps the download of models, for administrators.</summary>
    public static void MapModels(this WebApplication app) => app.MapGet("/models/{id}/download", async (string id, ModelShelf shelf, HttpContext context, CancellationToken cancellation) =>
    {
        ModelCard card;
        try
        {
            card = await shelf.FindAsync(id, cancellation);
        }
        catch (InvalidInputException)
        {
            return Results.NotFound();
        }
        context.Response.Headers.CacheControl = "no-store";
        // Zips are written with synchronous calls, which answers refuse; the file is gone as soon as it is sent.
        var zip = new FileStream(shelf.NewFile(), new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, Options = FileOptions.DeleteOnClose | FileOptions.Asynchronous });
        await ModelArchive.WriteAsync(card.Folder, zip, cancellation);
        zip.Position = 0;
        return Results.Stream(zip, "application/zip", $"{card.Id}.zip");
    }).RequireAuthorization(Guest.AdminPolicy);
}
