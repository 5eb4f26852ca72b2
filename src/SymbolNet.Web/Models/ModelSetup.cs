using Microsoft.Extensions.Options;
using SymbolNet.Embeddings;
using SymbolNet.Learning.Checkpoints;
using TorchSharp;

namespace SymbolNet.Web.Models;

/// <summary>Registers the live model.</summary>
public static class ModelSetup
{
    /// <summary>The model that answers visitors; the host loads it at start-up.</summary>
    public static void AddModel(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<ModelOptions>().BindConfiguration("Model");
        builder.Services.AddSingleton<OpenNetwork>(services =>
        {
            var options = services.GetRequiredService<IOptions<ModelOptions>>().Value;
            var folder = Path.GetFullPath(options.Path, AppContext.BaseDirectory);
            return () =>
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
        builder.Services.AddSingleton<ModelMetrics>();
        builder.Services.AddSingleton<LiveModel>();
        builder.Services.AddSingleton<IEmbedder>(services => services.GetRequiredService<LiveModel>());
        builder.Services.AddHostedService(services => services.GetRequiredService<LiveModel>());
    }
}
