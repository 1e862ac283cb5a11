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
    /// <summary>Nobody adds to the table of the month until the end of the transaction; everybody may read it.</summary>
    public static async Task LockAsync(DbConnection connection, DbTransaction transaction, DatabaseKind kind, int month)
    {
        if (kind == DatabaseKind.Sqlite)
            return;

        await connection.ExecuteAsync("SET LOCAL lock_timeout = '10s'", transaction: transaction);
        if (await ExistsAsync(connection, transaction, month))
            await connection.ExecuteAsync($"LOCK TABLE {Name(month)} IN SHARE ROW EXCLUSIVE MODE", transaction: transaction);
    }

    /// <summary>Takes the events of a month out; the last step, because nobody else can use the journal from here on.</summary>
    /// <returns>How many they were.</returns>
    public static async Task<long> RemoveAsync(
        DbConnection connection, DbTransaction transaction, DatabaseKind kind, MonthSpan span)
    {
        var removed = 0L;
        if (kind == DatabaseKind.PostgreSql && await ExistsAsync(connection, transaction, span.Month))
        {
            var name = Name(span.Month);
            removed = await connection.ExecuteScalarAsync<long>($"SELECT count(*) FROM {name}", transaction: transaction);
            await connection.ExecuteAsync(
                $"ALTER TABLE dossier_event DETACH PARTITION {name}; DROP TABLE {name}", transaction: transaction);
        }

        return removed + await connection.ExecuteAsync(
            "DELETE FROM dossier_event WHERE at >= @From AND at < @To", span, transaction, commandTimeout: 0);
    }

    public static async Task CreateAsync(DbConnection connection, DbTransaction transaction, DatabaseKind kind, MonthSpan span)
    {
        if (kind == DatabaseKind.PostgreSql)
            await connection.ExecuteAsync("SELECT journal_month(@Month)", span, transaction);
    }

    private static Task<bool> ExistsAsync(DbConnection connection, DbTransaction transaction, int month) =>
        connection.ExecuteScalarAsync<bool>("SELECT to_regclass(@name) IS NOT NULL", new { name = Name(month) }, transaction);

    private static string Name(int month) => string.Create(CultureInfo.InvariantCulture, $"dossier_event_{month}");
}
