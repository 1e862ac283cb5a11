using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Portal.Testing.Databases;

/// <summary>A database for portals, seen from outside: settings for the program, connections for the auditor.</summary>
internal abstract class PortalStore : IDisposable
{
    public string DataDirectory { get; } = Directory.CreateTempSubdirectory("portal-end-").FullName;

    /// <summary>Environment variables that make a portal use it.</summary>
    public abstract IReadOnlyDictionary<string, string> Settings { get; }

    /// <summary>A connection that shares nothing with the portal's own classes.</summary>
    public async Task<DbConnection> OpenAsync()
    {
        var connection = Create();
        await connection.OpenAsync();
        return connection;
    }

    public void Dispose() => Directory.Delete(DataDirectory, recursive: true);

    protected abstract DbConnection Create();
}

/// <summary>A SQLite file of its own.</summary>
internal sealed class SqliteStore : PortalStore
{
    public override IReadOnlyDictionary<string, string> Settings { get; } =
        new Dictionary<string, string> { ["Database__Provider"] = "Sqlite" };

    public string File => Path.Combine(DataDirectory, "portal.db");

    /// <summary>Another file with the same content; no portal may have this one open.</summary>
    public SqliteStore Copy()
    {
        var copy = new SqliteStore();
        foreach (var file in Directory.EnumerateFiles(DataDirectory, "portal.db*"))
            System.IO.File.Copy(file, Path.Combine(copy.DataDirectory, Path.GetFileName(file)));
        return copy;
    }

    protected override DbConnection Create() => new SqliteConnection(
        new SqliteConnectionStringBuilder { DataSource = File, Pooling = false, DefaultTimeout = 30 }.ConnectionString);
}

/// <summary>A database of a PostgreSQL server; gone with the server.</summary>
internal sealed class PostgresStore : PortalStore
{
    private readonly string connectionString;
    private readonly int? port;

    private PostgresStore(string connectionString, int? port) =>
        (this.connectionString, this.port) = (connectionString, port);

    /// <summary>As the owner of the database.</summary>
    public string ConnectionString => connectionString;

    public override IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string>
    {
        ["Database__Provider"] = "PostgreSql",
        ["Database__ConnectionString"] = port is { } between
            ? new NpgsqlConnectionStringBuilder(connectionString) { Port = between }.ConnectionString
            : connectionString,
    };

    /// <param name="administrator">Connection string of a superuser.</param>
    /// <param name="port">Of something between the portal and the server; the auditor goes to the server itself.</param>
    public static Task<PostgresStore> CreateAsync(string administrator, int? port = null) =>
        CreateAsync(administrator, port, "template1");

    /// <summary>Another database with the same content; no portal may have this one open.</summary>
    public Task<PostgresStore> CopyAsync()
    {
        var text = new NpgsqlConnectionStringBuilder(connectionString);
        var template = text.Database!;
        text.Database = "postgres";
        return CreateAsync(text.ConnectionString, port, template);
    }

    private static async Task<PostgresStore> CreateAsync(string administrator, int? port, string template)
    {
        var name = $"portal_{Guid.NewGuid():N}";
        var text = new NpgsqlConnectionStringBuilder(administrator) { Pooling = false };
        await using var connection = new NpgsqlConnection(text.ConnectionString);
        await connection.OpenAsync();
        await connection.ExecuteAsync($"CREATE DATABASE {name} TEMPLATE {template}");
        return new PostgresStore(new NpgsqlConnectionStringBuilder(administrator) { Database = name }.ConnectionString, port);
    }

    /// <summary>Removes it, on a server that is used by others too.</summary>
    public async Task DropAsync(string administrator)
    {
        await using var connection = new NpgsqlConnection(administrator);
        await connection.OpenAsync();
        await connection.ExecuteAsync($"DROP DATABASE {new NpgsqlConnectionStringBuilder(connectionString).Database} WITH (FORCE)");
    }

    protected override DbConnection Create() => new NpgsqlConnection(
        new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false, Timeout = 60 }.ConnectionString);
}
