using System.Data.Common;
using System.Globalization;
using Dapper;
using Npgsql;
using Portal.Grains.Storage;
using Portal.Grains.WorkingTime;

namespace Portal.Grains.Journal;

/// <summary>
/// Sees to it that the tables of the coming months are there before they are written to (PostgreSQL), and gives months
/// that came unexpected, as those of a replay with another clock, tables of their own.
/// </summary>
internal sealed class JournalMonths(PortalDatabase database, TimeProvider time)
{
    private const int Ahead = 3;

    /// <summary>Strays farther away stay where they are: a clock that is years off must not make tables for years.</summary>
    private const int Reach = 24;

    /// <summary>Makes what is missing; the months that were made.</summary>
    public async Task<IReadOnlyList<int>> PrepareAsync(CancellationToken cancellationToken)
    {
        if (database.Kind == DatabaseKind.Sqlite)
            return [];

        await using var connection = await database.OpenAsync(cancellationToken);
        var today = VietnamTime.DateOf(time.GetUtcNow());
        var wanted = Enumerable.Range(0, Ahead + 1).Select(today.AddMonths).Select(MonthOf)
            .Union(await StraysAsync(connection, today, cancellationToken)).Order();
        var made = new List<int>();
        foreach (var month in wanted)
        {
            if (await TryMakeAsync(connection, month, cancellationToken))
                made.Add(month);
        }

        return made;
    }

    /// <summary>A month as it stands in names of tables, such as 202608.</summary>
    public static int MonthOf(DateOnly day) => (day.Year * 100) + day.Month;

    private static async Task<IEnumerable<int>> StraysAsync(
        DbConnection connection, DateOnly today, CancellationToken cancellationToken) =>
        await connection.QueryAsync<int>(new CommandDefinition(
            """
            SELECT DISTINCT journal_month_of(at) FROM dossier_event_stray
            WHERE at >= journal_month_start(@from) AND at < journal_month_start(@to)
            """,
            new { from = MonthOf(today.AddMonths(-Reach)), to = MonthOf(today.AddMonths(Reach)) },
            cancellationToken: cancellationToken));

    private static async Task<bool> TryMakeAsync(DbConnection connection, int month, CancellationToken cancellationToken)
    {
        var table = string.Create(CultureInfo.InvariantCulture, $"dossier_event_{month}");
        var exists = await connection.ExecuteScalarAsync<bool>(
            new CommandDefinition("SELECT to_regclass(@table) IS NOT NULL", new { table }, cancellationToken: cancellationToken));
        try
        {
            return !exists && await connection.ExecuteScalarAsync<bool>(new CommandDefinition(
                "SELECT journal_month(@month)", new { month }, cancellationToken: cancellationToken));
        }
        catch (PostgresException busy) when (busy.SqlState == PostgresErrorCodes.LockNotAvailable)
        {
            // Somebody reads strays for long, such as a backup: the months ahead can wait for the next run.
            return false;
        }
    }
}
