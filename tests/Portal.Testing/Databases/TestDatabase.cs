using Npgsql;
using Portal.Grains.Storage;

namespace Portal.Testing.Databases;

/// <summary>A database of its own for one test class: created empty or migrated, and gone at the end.</summary>
internal sealed class TestDatabase : IAsyncDisposable
{
    private readonly Func<Task> drop;

    private TestDatabase(PortalDatabaseOptions options, Func<Task> drop)
    {
        Options = options;
        this.drop = drop;
        Database = PortalDatabase.Open(options);
    }

    /// <summary>Opens the same database from another process, or a second time in this one.</summary>
    public PortalDatabaseOptions Options { get; }

    public PortalDatabase Database { get; }

    /// <param name="kind">Which one.</param>
    /// <param name="migrate">Whether it gets the newest schema; empty otherwise.</param>
    /// <param name="server">Another PostgreSQL server than that of the tests: an administrator's connection string.</param>
    public static async Task<TestDatabase> CreateAsync(DatabaseKind kind, bool migrate = true, string? server = null)
    {
        var created = kind == DatabaseKind.Sqlite
            ? CreateSqlite()
            : await CreatePostgreSqlAsync(server ?? await PostgresServer.AdminConnectionStringAsync());
        if (migrate)
            await new Migrator(created.Database, TimeProvider.System).MigrateAsync(CancellationToken.None);
        return created;
    }

    public async ValueTask DisposeAsync()
    {
        await Database.DisposeAsync();
        await drop();
    }

    private static TestDatabase CreateSqlite()
    {
        var folder = Directory.CreateTempSubdirectory("portal-sqlite-").FullName;
        return new TestDatabase(
            new PortalDatabaseOptions { Provider = DatabaseKind.Sqlite, DataDirectory = folder },
            () =>
            {
                Directory.Delete(folder, recursive: true);
                return Task.CompletedTask;
            });
    }

    private static async Task<TestDatabase> CreatePostgreSqlAsync(string admin)
    {
        var name = $"portal_{Guid.NewGuid():N}";
        await ExecuteAsync(admin, $"CREATE DATABASE {name}");
        var text = new NpgsqlConnectionStringBuilder(admin) { Database = name }.ConnectionString;
        return new TestDatabase(
            new PortalDatabaseOptions { Provider = DatabaseKind.PostgreSql, ConnectionString = text },
            () => ExecuteAsync(admin, $"DROP DATABASE {name} WITH (FORCE)"));
    }

    private static async Task ExecuteAsync(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await connection.ExecuteAsync(sql);
    }
}
