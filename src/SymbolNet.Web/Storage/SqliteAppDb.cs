using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace SymbolNet.Web.Storage;

/// <summary>The tables in an SQLite file.</summary>
public sealed class SqliteAppDb(DbContextOptions<SqliteAppDb> options) : AppDb(options)
{
    /// <inheritdoc />
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);
        // 16 bytes instead of 36 characters: ids are most of what the indexes hold.
        configurationBuilder.Properties<Guid>().HaveConversion<GuidToBytesConverter>();
    }
}
