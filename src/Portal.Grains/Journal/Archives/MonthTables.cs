using System.Data.Common;
using System.Globalization;
using Dapper;
using Portal.Grains.Storage;

namespace Portal.Grains.Journal.Archives;

/// <summary>A month of the journal.</summary>
/// <param name="Month">Such as 202401.</param>
/// <param name="From">First moment, Unix milliseconds.</param>
/// <param name="To">First moment after it.</param>
internal sealed record MonthSpan(int Month, long From, long To);

/// <summary>Where the events of a month lie: in PostgreSQL a table of their own and perhaps strays, in SQLite among the others.</summary>
internal static class MonthTables
{
    /// <summary>
    /// Nobody adds to the table of the month until the end of the transaction; everybody may read it. On SQLite nobody else
    /// writes anyway, and what is taken out is counted then.
    /// </summary>
    /// <exception cref="ArchiveException">The table holds something else than the archive.</exception>
    public static async Task LockAsync(
        DbConnection connection, DbTransaction transaction, DatabaseKind kind, MonthSpan span, ArchiveManifest manifest)
    {
        if (kind == DatabaseKind.Sqlite)
            return;

        await connection.ExecuteAsync("SET LOCAL lock_timeout = '10s'", transaction: transaction);
        if (await ExistsAsync(connection, transaction, span.Month))
            await connection.ExecuteAsync($"LOCK TABLE {Name(span.Month)} IN SHARE ROW EXCLUSIVE MODE", transaction: transaction);
        var held = await connection.QuerySingleAsync<(long, long)>(
            "SELECT count(*), coalesce(max(position), 0) FROM dossier_event WHERE at >= @From AND at < @To",
            span, transaction, commandTimeout: 0);
        if (held != (manifest.Entries, manifest.LastPosition))
            throw Differs();
    }

    /// <summary>Takes the events of a month out; the last step, because nobody else can use the journal from here on.</summary>
    /// <returns>How many they were.</returns>
    public static async Task<long> RemoveAsync(
        DbConnection connection, DbTransaction transaction, DatabaseKind kind, MonthSpan span, ArchiveManifest manifest)
    {
        if (kind == DatabaseKind.PostgreSql && await ExistsAsync(connection, transaction, span.Month))
        {
            // Counted under the lock.
            var name = Name(span.Month);
            await connection.ExecuteAsync(
                $"ALTER TABLE dossier_event DETACH PARTITION {name}; DROP TABLE {name}", transaction: transaction, commandTimeout: 0);
            return manifest.Entries;
        }

        return await connection.ExecuteAsync(
            "DELETE FROM dossier_event WHERE at >= @From AND at < @To", span, transaction, commandTimeout: 0);
    }

    public static ArchiveException Differs() =>
        new("The month has other entries than its archive. Nothing was taken out; write a new archive.");

    public static async Task CreateAsync(DbConnection connection, DatabaseKind kind, MonthSpan span)
    {
        if (kind == DatabaseKind.PostgreSql)
            await connection.ExecuteAsync("SELECT journal_month(@Month)", span);
    }

    private static Task<bool> ExistsAsync(DbConnection connection, DbTransaction transaction, int month) =>
        connection.ExecuteScalarAsync<bool>("SELECT to_regclass(@name) IS NOT NULL", new { name = Name(month) }, transaction);

    private static string Name(int month) => string.Create(CultureInfo.InvariantCulture, $"dossier_event_{month}");
}
