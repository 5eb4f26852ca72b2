using System.Reflection;
using Microsoft.EntityFrameworkCore;
using SymbolNet.Web.Memory;
using SymbolNet.Web.Models;
using SymbolNet.Web.Storage;

namespace SymbolNet.Web.Hosting;

/// <summary>What a load balancer or a person wants to know about this server: <c>{"status":"ok|failing","version":…,"model":{…},"database":{…},"starterMemory":{…}}</c> with 200 or 503.</summary>
public static class Health
{
    static readonly string Version = typeof(Health).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "";

    /// <summary>Maps /health, open to everybody.</summary>
    public static void MapHealth(this WebApplication app) => app.MapGet("/health", async (LiveModel model, StarterMemory starter, IDbContextFactory<AppDb> databases, HttpContext context, CancellationToken cancellation) =>
    {
        var databaseAnswers = await AnswersAsync(databases, cancellation);
        var healthy = databaseAnswers && model.Status is ModelStatus.Ready;
        context.Response.Headers.CacheControl = "no-store";
        return Results.Json(new
        {
            status = healthy ? "ok" : "failing",
            version = Version,
            model = model.Status switch
            {
                ModelStatus.Ready(var id, var dimension) => (object)new { status = "ready", id, dimension },
                ModelStatus.Failed(var sentence) => new { status = "failed", problem = sentence },
                _ => new { status = "loading" },
            },
            database = new { status = databaseAnswers ? "ready" : "failed" },
            starterMemory = new { symbols = starter.Categories.Count },
        }, statusCode: healthy ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
    }).AllowAnonymous().DisableRateLimiting();

    static async Task<bool> AnswersAsync(IDbContextFactory<AppDb> databases, CancellationToken cancellation)
    {
        try
        {
            await using var db = await databases.CreateDbContextAsync(cancellation);
            await db.Banks.AnyAsync(cancellation);
            return true;
        }
        catch (Exception reason) when (StorageFailure.Is(reason))
        {
            return false;
        }
    }
}
