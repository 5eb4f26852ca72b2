using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using SQLitePCL;

namespace SymbolNet.Web.Storage;

/// <summary>Puts a database's failures into words for the person whose change could not be stored.</summary>
public static class StorageFailure
{
    /// <summary>True for a failure of the database or its disk (not a bug of the app): the transaction was rolled back as a whole.</summary>
    public static bool Is(Exception exception) => Find(exception) is not null;

    /// <summary>The sentence for the person; the failure itself goes along for the log.</summary>
    public static InvalidInputException Refusal(Exception exception) => new(
        Find(exception)?.SqliteErrorCode switch
        {
            raw.SQLITE_FULL => "The server's disk is full, so nothing was changed. Please try again later.",
            raw.SQLITE_BUSY or raw.SQLITE_LOCKED => "The server is busy storing other changes, so nothing was changed. Please try again.",
            raw.SQLITE_READONLY or raw.SQLITE_PERM or raw.SQLITE_CANTOPEN => "The server may not write to its database, so nothing was changed. Please tell whoever runs it.",
            _ => "The server's database does not work, so nothing was changed. Please try again later.",
        },
        exception);

    static SqliteException? Find(Exception exception) => exception switch
    {
        SqliteException failure => failure,
        DbUpdateException { InnerException: SqliteException failure } => failure,
        InvalidOperationException { InnerException: SqliteException failure } => failure,
        _ => null,
    };
}
