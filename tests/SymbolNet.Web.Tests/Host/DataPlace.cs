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
        for (var attempt = 1; Directory.Exists(Folder); attempt++)
        {
            try
            {
                Directory.Delete(Folder, recursive: true);
            }
            catch (IOException) when (attempt < 40)
            {
                // A program that a page had started, and that was told to stop, is writing its last line.
                Thread.Sleep(50);
            }
        }
    }
}
