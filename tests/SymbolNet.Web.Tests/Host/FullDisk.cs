using System.Data.Common;
using System.Globalization;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace SymbolNet.Web.Tests.Host;

/// <summary>Makes SQLite believe that its disk has no more room: from <see cref="Fill"/> on the file may have no more pages than it has. SQLite reports both in the same way.</summary>
sealed class FullDisk : DbConnectionInterceptor
{
    long pages = int.MaxValue;

    public void Fill(DataPlace place)
    {
        using var connection = place.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA page_count";
        pages = Convert.ToInt64(command.ExecuteScalar(), CultureInfo.InvariantCulture);
    }

    public void Free() => pages = int.MaxValue;

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => Limit(connection);

    public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        Limit(connection);
        return Task.CompletedTask;
    }

    void Limit(DbConnection connection)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // A number.
        command.CommandText = $"PRAGMA max_page_count = {pages}";
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }
}
