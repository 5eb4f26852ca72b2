using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;
using SQLitePCL;

namespace SymbolNet.Web.Tests.Host;

/// <summary>A database that refuses some commands as one does that others keep busy.</summary>
sealed class BusyDatabase : DbCommandInterceptor
{
    int refusals;

    /// <summary>Which commands are refused; none while null.</summary>
    public Func<string, bool>? Refuses { get; set; }

    public int Refusals => Volatile.Read(ref refusals);

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default) => Answer(command, result);

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default) => Answer(command, result);

    ValueTask<T> Answer<T>(DbCommand command, T result)
    {
        if (Refuses?.Invoke(command.CommandText) != true)
            return new(result);
        Interlocked.Increment(ref refusals);
        throw new SqliteException("database is locked", raw.SQLITE_BUSY);
    }
}
