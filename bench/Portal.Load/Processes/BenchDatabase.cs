using Npgsql;
using Portal.Load.Measure;

namespace Portal.Load.Processes;

/// <summary>The PostgreSQL server of the run: a fresh database for every contestant and round.</summary>
internal sealed class BenchDatabase(string adminConnectionString)
{
    /// <summary>4 GB, of which a long round writes about two; <c>build/bench.sh</c> tells the server to keep as much.</summary>
    private const int LogSegments = 256;

    private int count;

    /// <summary>Creates a database and gives its connection string.</summary>
    public async Task<string> CreateAsync()
    {
        if (count == 0)
            await MakeLogAsync();
        var name = $"bench_{Environment.ProcessId}_{++count}";
        await ExecuteAsync($"CREATE DATABASE {name}");
        return new NpgsqlConnectionStringBuilder(adminConnectionString) { Database = name }.ConnectionString;
    }

    /// <summary>Drops a database and writes everything out, so that the next one starts from the same state.</summary>
    public async Task DropAsync(string connectionString)
    {
        var name = new NpgsqlConnectionStringBuilder(connectionString).Database;
        await ExecuteAsync($"DROP DATABASE {name} WITH (FORCE)");
        await ExecuteAsync("CHECKPOINT");
    }

    /// <summary>Process id of the server on this machine.</summary>
    public async Task<int> PostmasterAsync()
    {
        await using var connection = new NpgsqlConnection(adminConnectionString);
        await connection.OpenAsync();
        return ProcessorTime.ParentOf(connection.ProcessID);
    }

    /// <summary>
    /// A server that has run for a while writes its log into segments that it used before. A new one would make each in
    /// the middle of a commit: a quarter of the database's work, and pauses of 50 ms, that only a benchmark ever sees.
    /// </summary>
    private async Task MakeLogAsync()
    {
        for (var segment = 0; segment < LogSegments; segment++)
        {
            await ExecuteAsync("SELECT pg_logical_emit_message(false, 'bench', '')");
            await ExecuteAsync("SELECT pg_switch_wal()");
        }

        await ExecuteAsync("CHECKPOINT");
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(adminConnectionString + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
