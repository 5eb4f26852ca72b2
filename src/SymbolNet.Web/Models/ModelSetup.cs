using Microsoft.Extensions.Options;
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
                    return new TrainedNetwork(EmbeddingModel.Load(folder, options.Device));
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
        builder.Services.AddHostedService(services => services.GetRequiredService<LiveModel>());
        builder.Services.AddSingleton<ModelComparison>();
        builder.Services.AddSingleton<ModelExport>();
        builder.Services.AddSingleton<ModelExaminer>();
        builder.Services.AddHostedService(services => services.GetRequiredService<ModelExaminer>());
        builder.Services.AddScoped<ModelDesk>();
    }

    /// <summary>Puts models to work. To be called after the memory, which follows it, was registered.</summary>
    public static void AddHandover(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<Handover>();
        builder.Services.AddHostedService(services => services.GetRequiredService<Handover>());
    }

    /// <summary>Maps the downloads of models, for administrators.</summary>
    public static void MapModels(this WebApplication app)
    {
        var downloads = app.MapGroup("/models/{id}").RequireAuthorization(Guest.AdminPolicy);
        downloads.MapGet("/download", (string id, ModelExport export, HttpContext context, CancellationToken cancellation) =>
            SendAsync(context, "application/zip", $"{id}.zip", () => export.ZipAsync(id, cancellation)));
        downloads.MapGet("/onnx", (string id, ModelExport export, HttpContext context, CancellationToken cancellation) =>
            SendAsync(context, "application/octet-stream", $"{id}.onnx", () => export.OnnxAsync(id, cancellation)));
    }

    static async Task<IResult> SendAsync(HttpContext context, string type, string name, Func<Task<FileStream?>> open)
    {
        context.Response.Headers.CacheControl = "no-store";
        try
        {
            return await open() is { } file ? Results.Stream(file, type, name) : Results.NotFound();
        }
        catch (InvalidInputException reason)
        {
            return Results.Text(reason.Message, "text/plain", statusCode: StatusCodes.Status422UnprocessableEntity);
        }
    }
}
