using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using SymbolNet.Learning.Data.Downloads;

namespace SymbolNet.Web.Tests.Host;

/// <summary>A server on the loopback that publishes one file, knows ranges, and stops in the middle while it is told to.</summary>
sealed class SlowServer : IAsyncDisposable
{
    readonly WebApplication app;
    readonly byte[] content;
    volatile TaskCompletionSource gate = new(TaskCreationOptions.RunContinuationsAsynchronously);

    SlowServer(byte[] content)
    {
        this.content = content;
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        app = builder.Build();
        app.MapGet("/{name}", SendAsync);
    }

    /// <summary>Where each answer began.</summary>
    public List<long> Begins { get; } = [];

    public static async Task<SlowServer> StartAsync(byte[] content)
    {
        var server = new SlowServer(content);
        await server.app.StartAsync();
        return server;
    }

    public void Release() => gate.TrySetResult();

#pragma warning disable CA5351 // as published
    public PublishedDataset Published(string name, string folder, string file) =>
        new(name, folder, "letters of a test", [new DatasetFile(file, [new Uri(app.Urls.First() + "/" + file)], Convert.ToHexStringLower(MD5.HashData(content)))]);
#pragma warning restore CA5351

    async Task SendAsync(HttpContext context)
    {
        var from = context.Request.GetTypedHeaders().Range?.Ranges.First().From ?? 0;
        lock (Begins)
            Begins.Add(from);
        context.Response.StatusCode = from > 0 ? StatusCodes.Status206PartialContent : StatusCodes.Status200OK;
        context.Response.ContentLength = content.Length - from;
        if (from > 0)
            context.Response.Headers.ContentRange = $"bytes {from}-{content.Length - 1}/{content.Length}";
        var half = (int)Math.Max(from, content.Length / 2);
        await context.Response.Body.WriteAsync(content.AsMemory((int)from, half - (int)from), context.RequestAborted);
        await context.Response.Body.FlushAsync(context.RequestAborted);
        await gate.Task.WaitAsync(context.RequestAborted);
        await context.Response.Body.WriteAsync(content.AsMemory(half), context.RequestAborted);
    }

    public async ValueTask DisposeAsync()
    {
        gate.TrySetResult();
        await app.DisposeAsync();
    }
}
