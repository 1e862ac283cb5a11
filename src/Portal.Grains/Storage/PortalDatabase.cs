using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Portal.Grains.Storage;

/// <summary>The database of the process: which kind it is, and the one source of its connections.</summary>
internal sealed class PortalDatabase : IAsyncDisposable
{
    /// <summary>
    /// How long to wait for a connection, and for an answer to a statement that does not say it needs longer. A server that
    /// keeps silent is given up after an answer's time and twice a connection's (the driver asks it to cancel): below the
    /// half minute that a call between grains may take, so that who waits is told to come back.
    /// </summary>
    private const int ConnectSeconds = 5;
    private const int AnswerSeconds = 15;

    /// <summary>What sessions of a portal are called in PostgreSQL, unless the connection string gives them another name.</summary>
    public const string Name = "portal";

    /// <summary>What the sessions of journals are called.</summary>
    public const string JournalName = "portal journal";

    private readonly string connectionString;

    internal PortalDatabase(DatabaseKind kind, DbDataSource dataSource, string connectionString)
    {
        Kind = kind;
        DataSource = dataSource;
        this.connectionString = connectionString;
    }

    public DatabaseKind Kind { get; }

    /// <summary>Connections for everything; every statement that runs often is prepared by itself.</summary>
    public DbDataSource DataSource { get; }

    /// <param name="options">Which one.</param>
    /// <param name="patient">Whether statements may take as long as they need, whatever the configuration says.</param>
    public static PortalDatabase Open(PortalDatabaseOptions options, bool patient = false) => options.Provider switch
    {
        DatabaseKind.Sqlite => OpenSqlite(options),
        DatabaseKind.PostgreSql => OpenPostgreSql(options, patient),
        _ => throw new ArgumentOutOfRangeException(nameof(options), options.Provider, "Unknown database provider."),
    };

    /// <summary>An open connection; the caller disposes it.</summary>
    public ValueTask<DbConnection> OpenAsync(CancellationToken cancellationToken) =>
        DataSource.OpenConnectionAsync(cancellationToken);

    /// <summary>
    /// A connection outside the pool, for the journal: its settings are its own, and no reader can keep it waiting.
    /// </summary>
    internal NpgsqlConnection CreateDedicatedConnection(TimeSpan timeout) =>
        new(new NpgsqlConnectionStringBuilder(connectionString)
        {
            Pooling = false,
            Timeout = (int)timeout.TotalSeconds,
            CommandTimeout = (int)timeout.TotalSeconds,
            ApplicationName = JournalName,
        }.ConnectionString);

    /// <summary>
    /// After the server was away: idle connections of the pool lead nowhere, and each would fail whoever gets it next.
    /// </summary>
    internal void ForgetIdleConnections() => (DataSource as NpgsqlDataSource)?.Clear();

    public ValueTask DisposeAsync() => DataSource.DisposeAsync();

    private static PortalDatabase OpenPostgreSql(PortalDatabaseOptions options, bool patient)
    {
        if (string.IsNullOrWhiteSpace(options.ConnectionString))
            throw new InvalidOperationException("PostgreSQL needs Database:ConnectionString.");

        var settings = Read(() => new NpgsqlConnectionStringBuilder(options.ConnectionString));
        if (settings.MaxAutoPrepare == 0)
        {
            settings.MaxAutoPrepare = 100;
            settings.AutoPrepareMinUsages = 2;
        }

        SetUnlessGiven("Timeout", ConnectSeconds);
        SetUnlessGiven("Command Timeout", AnswerSeconds);
        if (patient)
            settings.CommandTimeout = 0;
        settings.ApplicationName ??= Name;
        if (options.PoolSize is { } size)
            settings.MaxPoolSize = size > 0 ? size : throw new InvalidOperationException("Database:PoolSize must be 1 or more.");
        var text = settings.ConnectionString;
        return new PortalDatabase(DatabaseKind.PostgreSql, NpgsqlDataSource.Create(text), text);

        void SetUnlessGiven(string keyword, int value)
        {
            if (!settings.ShouldSerialize(keyword))
                settings[keyword] = value;
        }
    }

    private static PortalDatabase OpenSqlite(PortalDatabaseOptions options)
    {
        var text = options.ConnectionString;
        if (string.IsNullOrWhiteSpace(text))
        {
            Directory.CreateDirectory(options.DataDirectory);
            text = new SqliteConnectionStringBuilder
            {
                DataSource = Path.Combine(options.DataDirectory, "portal.db"),
            }.ConnectionString;
        }

        return new PortalDatabase(DatabaseKind.Sqlite, Read(() => new SqliteDataSource(text)), text);
    }

    private static TRead Read<TRead>(Func<TRead> read)
    {
        try
        {
            return read();
        }
        catch (Exception unreadable) when (unreadable is ArgumentException or FormatException or KeyNotFoundException)
        {
            // What it says repeats parts of the text, and a password with a semicolon is such a part.
            throw new InvalidOperationException(
                "Database:ConnectionString cannot be read. Write it as Host=...;Username=...;Password=...;Database=... "
                + "and put a password that holds ; or = into quotes.");
        }
    }
}
