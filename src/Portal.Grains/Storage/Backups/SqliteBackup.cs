using System.Globalization;
using Dapper;
using Microsoft.Data.Sqlite;
using Portal.Grains.Administration;

namespace Portal.Grains.Storage.Backups;

/// <summary>SQLite: its online backup gives a copy of one moment beside running writers; one file, which goes back as it is.</summary>
internal sealed class SqliteBackup(PortalDatabase database, PortalDatabaseOptions options, TimeProvider time) : IBackupFormat
{
    private const string Copy = "portal.db";

    // Result codes of SQLite.
    private const int Corrupt = 11;
    private const int NotADatabase = 26;

    private static readonly string[] Parts = ["", "-wal", "-shm"];

    private string Place => SqliteUse.PlaceOf(options.ConnectionString ?? "")
        ?? Path.GetFullPath(Path.Combine(options.DataDirectory, "portal.db"));

    public async Task<(BackupManifest Manifest, IReadOnlyList<string> Documents)> WriteAsync(
        string directory, IProgress<string> progress, CancellationToken cancellationToken)
    {
        progress.Report(Copy);
        var path = Path.Combine(directory, Copy);
        await using (var source = (SqliteConnection)await database.OpenAsync(cancellationToken))
        await using (var target = Open(path))
        {
            source.BackupDatabase(target);
            // One file: without the log that would lie beside it.
            await target.ExecuteAsync("PRAGMA journal_mode = DELETE");
            if (await target.ExecuteScalarAsync<string>("PRAGMA integrity_check") is not "ok" and var wrong)
                throw new BackupException($"The copy is damaged: {wrong}. Check the disk and the database.");
        }

        await using var copy = Open(path);
        var version = await copy.ExecuteScalarAsync<int>("SELECT max(version) FROM schema_version");
        var documents = (await copy.QueryAsync<string>("SELECT DISTINCT hash FROM document ORDER BY hash")).AsList();
        var hash = await HashedFile.HashAsync(path, cancellationToken);
        var manifest = new BackupManifest(
            1, time.GetUtcNow(), DatabaseKind.Sqlite, version, [],
            [new BackupFile(Copy, new FileInfo(path).Length, hash, null, [], 0)], 0, 0, await AdministrationRecord.ReadHeadAsync(copy));
        return (manifest, documents);
    }

    public async Task<string?> FindDataAsync(CancellationToken cancellationToken)
    {
        await database.DisposeAsync();
        using var alone = TakePlace();
        if (!File.Exists(Place))
            return null;

        try
        {
            await using var connection = Open(Place, SqliteOpenMode.ReadOnly);
            var tables = (await connection.QueryAsync<string>(
                "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")).AsList();
            await PortalTables.CheckAsync(connection, DatabaseKind.Sqlite, tables);
            return await PortalTables.FindDataAsync(connection, tables);
        }
        catch (SqliteException damaged) when (damaged.SqliteErrorCode is Corrupt or NotADatabase)
        {
            // Nothing is thrown away below; who says so may put a good one in its place.
            return "a file that cannot be read";
        }
    }

    public async Task RestoreAsync(
        string directory, BackupManifest manifest, IProgress<string> progress, CancellationToken cancellationToken)
    {
        progress.Report(Copy);
        using (TakePlace())
        {
            var coming = Place + ".coming";
            File.Copy(Path.Combine(directory, Copy), coming, overwrite: true);
            if (File.Exists(Place))
            {
                // Nothing is thrown away here: what was there lies beside it.
                var old = string.Create(CultureInfo.InvariantCulture, $"{Place}.before-{time.GetUtcNow():yyyyMMddHHmmss}");
                foreach (var part in Parts.Where(part => File.Exists(Place + part)))
                    File.Move(Place + part, old + part);
            }

            File.Move(coming, Place);
        }

        // Who starts from here on finds what was restored.
        await using var restored = PortalDatabase.Open(options);
        await new Migrator(restored, time).MigrateAsync(cancellationToken);
    }

    private IDisposable TakePlace() => SqliteUse.TryTake(Place)
        ?? throw new BackupException("A portal, or a command of it, uses this database. Stop every process of it first.");

    private static SqliteConnection Open(string path, SqliteOpenMode mode = SqliteOpenMode.ReadWriteCreate)
    {
        var connection = new SqliteConnection(
            new SqliteConnectionStringBuilder { DataSource = path, Mode = mode, Pooling = false }.ConnectionString);
        connection.Open();
        return connection;
    }
}
