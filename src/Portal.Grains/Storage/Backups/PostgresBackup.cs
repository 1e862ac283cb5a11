using System.Collections.Immutable;
using System.Data;
using System.Globalization;
using System.IO.Compression;
using Dapper;
using Npgsql;
using Portal.Grains.Administration;

namespace Portal.Grains.Storage.Backups;

/// <summary>
/// PostgreSQL: every table of the portal with COPY, all in one repeatable-read transaction, so all of one moment. It takes
/// no number of a transaction, so that readers of the journal do not wait for it.
/// </summary>
internal sealed class PostgresBackup(PortalDatabase database, PortalDatabaseOptions options, TimeProvider time) : IBackupFormat
{
    /// <summary>A session ends some moments after its process.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5), Pause = TimeSpan.FromMilliseconds(200);

    public async Task<(BackupManifest Manifest, IReadOnlyList<string> Documents)> WriteAsync(
        string directory, IProgress<string> progress, CancellationToken cancellationToken)
    {
        await using var connection = (NpgsqlConnection)await database.OpenAsync(cancellationToken);
        await using var transaction =
            await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellationToken);
        await connection.ExecuteAsync("SET TRANSACTION READ ONLY");
        var version = await connection.ExecuteScalarAsync<int>("SELECT max(version) FROM schema_version");
        var files = ImmutableArray.CreateBuilder<BackupFile>();
        foreach (var table in await PostgresTables.ListAsync(connection))
        {
            progress.Report(table);
            files.Add(await WriteAsync(connection, table, directory, cancellationToken));
        }

        var manifest = new BackupManifest(
            1, time.GetUtcNow(), DatabaseKind.PostgreSql, version,
            [.. await PostgresTables.MonthsAsync(connection)], files.DrainToImmutable(), 0, 0,
            await AdministrationRecord.ReadHeadAsync(connection));
        return (manifest, (await connection.QueryAsync<string>("SELECT DISTINCT hash FROM document ORDER BY hash")).AsList());
    }

    public async Task<string?> FindDataAsync(CancellationToken cancellationToken)
    {
        await using var connection = (NpgsqlConnection)await database.OpenAsync(cancellationToken);
        var tables = await PostgresTables.AllAsync(connection);
        await PortalTables.CheckAsync(connection, DatabaseKind.PostgreSql, tables);
        await RefuseRunningAsync(connection, cancellationToken);
        return await PortalTables.FindDataAsync(connection, tables);
    }

    public async Task RestoreAsync(
        string directory, BackupManifest manifest, IProgress<string> progress, CancellationToken cancellationToken)
    {
        await using var connection = (NpgsqlConnection)await database.OpenAsync(cancellationToken);
        await RestoreTurn.TakeAsync(connection);
        await RefuseRunningAsync(connection, cancellationToken);
        await PostgresTables.DropAsync(connection, cancellationToken);

        var migrations = Migration.For(DatabaseKind.PostgreSql);
        await MigrateAsync([.. migrations.Take(manifest.SchemaVersion)]);
        database.ForgetIdleConnections();

        await using (var transaction = await connection.BeginTransactionAsync(cancellationToken))
        {
            foreach (var month in manifest.Months)
                await connection.ExecuteAsync("SELECT journal_month(@month)", new { month });
            foreach (var file in manifest.Files)
            {
                progress.Report(file.Table!);
                await ReadAsync(connection, file, directory, cancellationToken);
            }

            await PostgresTables.ContinueNumbersAsync(connection);
            await transaction.CommitAsync(cancellationToken);
        }

        await MigrateAsync(migrations);
        await connection.ExecuteAsync(new CommandDefinition(
            "ANALYZE", commandTimeout: 0, commandType: CommandType.Text, cancellationToken: cancellationToken));
        await RestoreTurn.EndAsync(connection);

        Task MigrateAsync(IReadOnlyList<Migration> some) =>
            new Migrator(database, time, some, restoring: true).MigrateAsync(cancellationToken);
    }

    private async Task RefuseRunningAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        while (await PostgresTables.IsRunningAsync(connection, [options.SiloRole, options.ApiRole]))
        {
            if (time.GetElapsedTime(started) > Patience)
                throw new BackupException("A portal, or a command of it, uses this database. Stop every process of it first.");
            await Task.Delay(Pause, time, cancellationToken);
        }
    }

    private static async Task<BackupFile> WriteAsync(
        NpgsqlConnection connection, string table, string directory, CancellationToken cancellationToken)
    {
        var columns = (await PostgresTables.ColumnsAsync(connection, table)).ToImmutableArray();
        var path = $"tables/{table}.copy.gz";
        var rows = await connection.ExecuteScalarAsync<long>(new CommandDefinition(
            $"SELECT count(*) FROM {table}", commandTimeout: 0, cancellationToken: cancellationToken));
        var (bytes, hash) = await HashedFile.WriteAsync(Path.Combine(directory, path), async file =>
        {
            await using var packed = new GZipStream(file, CompressionLevel.Fastest, leaveOpen: true);
            var selected = columns.Select(column => $"{BackupRules.Select(table, column)} AS {column}");
            await using var copy = await connection.BeginRawBinaryCopyAsync(
                $"COPY (SELECT {string.Join(", ", selected)} FROM {table}) TO STDOUT (FORMAT BINARY)", cancellationToken);
            await copy.CopyToAsync(packed, cancellationToken);
        });
        return new BackupFile(path, bytes, hash, table, columns, rows);
    }

    private static async Task ReadAsync(
        NpgsqlConnection connection, BackupFile file, string directory, CancellationToken cancellationToken)
    {
        // A migration may have put first rows there.
        await connection.ExecuteAsync(new CommandDefinition(
            $"DELETE FROM {file.Table}", commandTimeout: 0, cancellationToken: cancellationToken));
        await using (var packed = new GZipStream(File.OpenRead(Path.Combine(directory, file.Path)), CompressionMode.Decompress))
        await using (var copy = await connection.BeginRawBinaryCopyAsync(
            $"COPY {file.Table} ({string.Join(", ", file.Columns)}) FROM STDIN (FORMAT BINARY)", cancellationToken))
        {
            await packed.CopyToAsync(copy, cancellationToken);
        }

        var rows = await connection.ExecuteScalarAsync<long>(new CommandDefinition(
            $"SELECT count(*) FROM {file.Table}", commandTimeout: 0, cancellationToken: cancellationToken));
        if (rows != file.Rows)
        {
            throw new BackupException(string.Create(
                CultureInfo.InvariantCulture,
                $"{file.Table} has {rows} rows after the restore, the backup has {file.Rows}. Nothing of it was kept."));
        }
    }
}
