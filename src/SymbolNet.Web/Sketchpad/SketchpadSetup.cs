using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.Options;

namespace SymbolNet.Web.Sketchpad;

/// <summary>Registers drawing sessions and the ink hub.</summary>
public static class SketchpadSetup
{
    /// <summary>How many batches SignalR reads ahead of the hub: little, so that a flood waits in its own connection.</summary>
    const int BatchesReadAhead = 16;

    /// <summary>Drawing sessions, and the ink hub with its limits.</summary>
    public static void AddSketchpad(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddOptions<InkOptions>().BindConfiguration("Ink")
            .Validate(ink => ink.PointLimit <= Ink.Drawing.PointLimit && ink.StrokeLimit <= Ink.Drawing.StrokeLimit,
                $"Ink:PointLimit may be up to {Ink.Drawing.PointLimit}, Ink:StrokeLimit up to {Ink.Drawing.StrokeLimit}: a drawing holds no more.")
            .ValidateOnStart();
        services.AddSingleton<InkMetrics>();
        services.AddSingleton<InkVisitors>();
        services.AddSingleton<DrawingSessions>();
        services.AddSignalR().AddHubOptions<InkHub>(hub =>
        {
            hub.StreamBufferCapacity = BatchesReadAhead;
            hub.KeepAliveInterval = TimeSpan.FromSeconds(10);
            hub.ClientTimeoutInterval = TimeSpan.FromSeconds(30);
            hub.EnableDetailedErrors = false;
        });
        services.AddOptions<HubOptions<InkHub>>().Configure<IOptions<InkOptions>>((hub, ink) => hub.MaximumReceiveMessageSize = ink.Value.MessageBytesLimit);
    }

    /// <summary>Maps the ink hub.</summary>
    public static void MapInk(this WebApplication app) => app.MapHub<InkHub>(InkHub.Path);
}
