using Microsoft.Data.Sqlite;

namespace SymbolNet.Web.Tests.Host;

/// <summary>An empty data folder, gone afterwards.</summary>
sealed class DataPlace : IDisposable
{
    public string Folder { get; } = Directory.CreateTempSubdirectory("symbolnet-test-").FullName;

    public string Database => Path.Combine(Folder, "symbolnet.db");

    public SqliteConnection Open()
    {
        var connection = new SqliteConnection($"Data Source={Database}");
        connection.Open();
        return connection;
    }

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(Folder, recursive: true);
    }
}
