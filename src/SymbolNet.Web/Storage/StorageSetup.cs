using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace SymbolNet.Web.Storage;

/// <summary>Registers the database and prepares it at start-up.</summary>
public static class StorageSetup
{
    /// <summary>The database, and data protection whose keys live in it.</summary>
    public static void AddStorage(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<StorageOptions>().BindConfiguration("Storage");
        builder.Services.AddSingleton<DataFolder>();
        builder.Services.AddDbContextFactory<SqliteAppDb>((services, options) => options.UseSqlite(SqliteConnectionString(services)));
        builder.Services.AddSingleton<IDbContextFactory<AppDb>, AppDbFactory<SqliteAppDb>>();
        builder.Services.AddDataProtection().SetApplicationName("SymbolNet.Web");
        builder.Services.AddSingleton<IXmlRepository, DataProtectionKeys>();
        builder.Services.AddOptions<KeyManagementOptions>().Configure<IXmlRepository>((options, keys) => options.XmlRepository = keys);
    }

    /// <summary>Makes the database or brings it to this version's form. To be called before anything is served.</summary>
    /// <exception cref="InvalidInputException">The database cannot be opened, written or understood.</exception>
    public static async Task MigrateStorageAsync(this WebApplication app)
    {
        await using var db = await app.Services.GetRequiredService<IDbContextFactory<AppDb>>().CreateDbContextAsync();
        try
        {
            await db.Database.MigrateAsync();
            // Readers and the writer do not wait for each other; the setting stays in the file.
            await db.Database.ExecuteSqlRawAsync("PRAGMA journal_mode = WAL");
        }
        catch (SqliteException reason)
        {
            throw new InvalidInputException($"The database {db.Database.GetDbConnection().DataSource} cannot be used: {reason.Message}", reason);
        }
    }

    static string SqliteConnectionString(IServiceProvider services)
    {
        var options = services.GetRequiredService<IOptions<StorageOptions>>().Value;
        if (options.ConnectionString is { Length: > 0 } whole)
            return whole;
        var folder = services.GetRequiredService<DataFolder>();
        return new SqliteConnectionStringBuilder
        {
            DataSource = options.Path is { Length: > 0 } path ? Path.GetFullPath(path, folder.Path) : folder.File("symbolnet.db"),
            ForeignKeys = true,
            DefaultTimeout = (int)Math.Ceiling(options.BusyTimeout.TotalSeconds),
        }.ToString();
    }
}
