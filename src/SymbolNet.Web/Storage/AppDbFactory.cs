using Microsoft.EntityFrameworkCore;

namespace SymbolNet.Web.Storage;

/// <summary>Opens the tables without saying which database product they are in.</summary>
/// <typeparam name="TDb">The product's context.</typeparam>
public sealed class AppDbFactory<TDb>(IDbContextFactory<TDb> databases) : IDbContextFactory<AppDb> where TDb : AppDb
{
    /// <inheritdoc />
    public AppDb CreateDbContext() => databases.CreateDbContext();
}
