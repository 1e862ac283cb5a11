using System.Data;
using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace Portal.Grains.Storage;

/// <summary>
/// Connections to one SQLite file, each with the settings the portal relies on, however it is opened: write-ahead log,
/// a sync per commit, foreign keys, and patience when another connection writes.
/// </summary>
internal sealed class SqliteDataSource(string connectionString) : DbDataSource
{
    private const string Settings =
        """
        PRAGMA busy_timeout = 5000;
        PRAGMA journal_mode = WAL;
        PRAGMA synchronous = FULL;
        PRAGMA foreign_keys = ON;
        PRAGMA temp_store = MEMORY;
        """;

    private readonly Lock starting = new();
    private IDisposable? use;

    public override string ConnectionString { get; } =
        new SqliteConnectionStringBuilder(connectionString) { DefaultTimeout = 5 }.ConnectionString;

    protected override DbConnection CreateDbConnection()
    {
        lock (starting)
            use ??= SqliteUse.Share(ConnectionString);
        var connection = new SqliteConnection(ConnectionString);
        connection.StateChange += ApplySettings;
        return connection;
    }

    protected override void Dispose(bool disposing)
    {
        ClearPool();
        base.Dispose(disposing);
    }

    protected override ValueTask DisposeAsyncCore()
    {
        ClearPool();
        return base.DisposeAsyncCore();
    }

    private void ClearPool()
    {
        using (var connection = new SqliteConnection(ConnectionString))
            SqliteConnection.ClearPool(connection);
        lock (starting)
        {
            use?.Dispose();
            use = null;
        }
    }

    private static void ApplySettings(object sender, StateChangeEventArgs change)
    {
        if (change.CurrentState != ConnectionState.Open)
            return;

        using var command = ((SqliteConnection)sender).CreateCommand();
        command.CommandText = Settings;
        command.ExecuteNonQuery();
    }
}
