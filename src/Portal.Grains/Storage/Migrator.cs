using System.Data.Common;
using System.Globalization;
using Dapper;
using Portal.Grains.Journal.Reading;
using Portal.Grains.Storage.Backups;

namespace Portal.Grains.Storage;

/// <summary>Brings the schema of the database to the version of the program, or checks that it is there.</summary>
/// <param name="database">The database.</param>
/// <param name="time">Tells when a migration was applied.</param>
/// <param name="migrations">What there is to apply, in order.</param>
/// <param name="restoring">Is the restore that keeps the others out.</param>
internal sealed class Migrator(
    PortalDatabase database, TimeProvider time, IReadOnlyList<Migration> migrations, bool restoring = false)
{
    // Any fixed number; it keeps two processes that start together from migrating at once.
    private const long LockKey = 0x706F7274616C;

    public Migrator(PortalDatabase database, TimeProvider time)
        : this(database, time, Migration.For(database.Kind))
    {
    }

    /// <summary>Applies what is missing, all or nothing, and returns what was applied.</summary>
    /// <exception cref="SchemaException">The database is newer than the program, unfit, or being restored.</exception>
    public async Task<IReadOnlyList<Migration>> MigrateAsync(CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        await CheckEncodingAsync(connection);
        // SQLite takes the write lock at once here, so a second process waits instead of failing in the middle.
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        if (database.Kind == DatabaseKind.PostgreSql)
            await connection.ExecuteAsync("SELECT pg_advisory_xact_lock(@LockKey)", new { LockKey }, transaction, 600);
        await RefuseRestoreAsync(connection);

        await connection.ExecuteAsync(
            """
            CREATE TABLE IF NOT EXISTS schema_version (
                version    integer PRIMARY KEY,
                name       text NOT NULL,
                applied_at bigint NOT NULL
            )
            """,
            transaction: transaction);
        var current = await ReadVersionAsync(connection, transaction);
        RefuseNewer(current);

        var missing = migrations.Where(migration => migration.Version > current).ToList();
        foreach (var migration in missing)
        {
            await ExecuteScriptAsync(connection, transaction, migration.Sql, cancellationToken);
            await connection.ExecuteAsync(
                "INSERT INTO schema_version (version, name, applied_at) VALUES (@Version, @Name, @At)",
                new { migration.Version, migration.Name, At = time.GetUtcNow().ToUnixTimeMilliseconds() },
                transaction);
        }

        if (HasForeignTransactions(current + missing.Count)
            && await ForeignTransactions.AnyAsync(connection, transaction, cancellationToken))
            await ForeignTransactions.RewriteAsync(connection, transaction, cancellationToken);

        await transaction.CommitAsync(cancellationToken);
        return missing;
    }

    /// <summary>For a process without the right to change the schema: refuses unless everything is applied.</summary>
    /// <exception cref="SchemaException">Something is missing, the database is newer than the program, or being restored.</exception>
    public async Task CheckAsync(CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        await RefuseRestoreAsync(connection);
        var current = await HasVersionTableAsync(connection) ? await ReadVersionAsync(connection, null) : 0;
        RefuseNewer(current);
        if (current < Newest)
        {
            throw new SchemaException(string.Create(
                CultureInfo.InvariantCulture,
                $"The database has schema version {current}, this program needs {Newest}. Run 'portal migrate' first."));
        }

        if (HasForeignTransactions(current) && await ForeignTransactions.AnyAsync(connection, null, cancellationToken))
        {
            throw new SchemaException(
                "The database was copied from another PostgreSQL server: 'portal migrate' makes its journal readable here.");
        }
    }

    private Task RefuseRestoreAsync(DbConnection connection) =>
        database.Kind == DatabaseKind.PostgreSql && !restoring ? RestoreTurn.RefuseAsync(connection) : Task.CompletedTask;

    // Tests migrate a part of the way.
    private bool HasForeignTransactions(int version) => database.Kind == DatabaseKind.PostgreSql && version >= 4;

    private int Newest => migrations.Count;

    private void RefuseNewer(int current)
    {
        if (current > Newest)
        {
            throw new SchemaException(string.Create(
                CultureInfo.InvariantCulture,
                $"The database has schema version {current}, this program knows only {Newest}. Use a newer program."));
        }
    }

    private async Task<bool> HasVersionTableAsync(DbConnection connection) =>
        await connection.ExecuteScalarAsync<long>(database.Kind == DatabaseKind.Sqlite
            ? "SELECT count(*) FROM sqlite_schema WHERE name = 'schema_version'"
            : "SELECT count(*) FROM pg_class WHERE oid = to_regclass('schema_version')") > 0;

    private static Task<int> ReadVersionAsync(DbConnection connection, DbTransaction? transaction) =>
        connection.ExecuteScalarAsync<int>(
            "SELECT coalesce(max(version), 0) FROM schema_version",
            transaction: transaction);

    private static async Task ExecuteScriptAsync(
        DbConnection connection, DbTransaction transaction, string sql, CancellationToken cancellationToken)
    {
        await using var command = connection.CreateCommand();
        command.Transaction = transaction;
#pragma warning disable CA2100 // The text is a file of the program itself.
        command.CommandText = sql;
        command.CommandTimeout = 0;
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>Texts are stored byte for byte: another server encoding would convert or refuse them.</summary>
    private async Task CheckEncodingAsync(DbConnection connection)
    {
        if (database.Kind != DatabaseKind.PostgreSql)
            return;

        var encoding = await connection.ExecuteScalarAsync<string>("SHOW server_encoding");
        if (encoding != "UTF8")
            throw new SchemaException($"The database has encoding {encoding}; create it with ENCODING 'UTF8'.");
    }
}
