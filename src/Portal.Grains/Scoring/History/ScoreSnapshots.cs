using System.Collections.Immutable;
using System.Globalization;
using Portal.Grains.Scoring.Facts;
using Portal.Grains.Storage;
using Portal.Grains.WorkingTime;

namespace Portal.Grains.Scoring.History;

/// <summary>Writes and reads the daily snapshots: the indices of every unit for the month, quarter and year of the day.</summary>
internal sealed class ScoreSnapshots(PortalDatabase database, IShownIndices source, TimeProvider time)
{
    /// <summary>Takes the snapshot of yesterday, once; gives the number of rows that were written.</summary>
    /// <remarks>
    /// It is taken right after the day, so the running period is as of the day's last moments, and a period that ended
    /// with the day as of its end.
    /// </remarks>
    public async Task<int> TakeAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var day = VietnamTime.DateOf(now).AddDays(-1);
        var written = 0;
        foreach (var period in PeriodsOf(day))
        {
            if (!await IsTakenAsync(period, day, cancellationToken))
                written += await WriteAsync(period, day, now, cancellationToken);
        }

        return written;
    }

    /// <summary>The snapshots of a unit and period, oldest first.</summary>
    public async Task<ImmutableArray<ScoreSnapshot>> ReadAsync(
        string agency, ScorePeriod period, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var command = connection.CreateCommand(
            "SELECT day, at, indices, profiles FROM score_snapshot WHERE agency = @agency AND period = @period ORDER BY day",
            ("@agency", agency),
            ("@period", PeriodTable.Of(period).Code));
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var snapshots = ImmutableArray.CreateBuilder<ScoreSnapshot>();
        while (await reader.ReadAsync(cancellationToken))
        {
            var day = reader.GetInt32(0);
            snapshots.Add(new ScoreSnapshot(
                new DateOnly(day / 10_000, day / 100 % 100, day % 100),
                DateTimeOffset.FromUnixTimeMilliseconds(reader.GetInt64(1)),
                new UnitIndices(
                    agency,
                    HistoryJson.ReadIndices(reader.GetString(2)),
                    reader.IsDBNull(3) ? [] : HistoryJson.ReadProfiles(reader.GetString(3)))));
        }

        return snapshots.DrainToImmutable();
    }

    private static IEnumerable<ScorePeriod> PeriodsOf(DateOnly day)
    {
        string[] names =
        [
            string.Create(CultureInfo.InvariantCulture, $"{day.Year:0000}-{day.Month:00}"),
            string.Create(CultureInfo.InvariantCulture, $"{day.Year:0000}-Q{(day.Month + 2) / 3}"),
            string.Create(CultureInfo.InvariantCulture, $"{day.Year:0000}"),
        ];
        foreach (var name in names)
        {
            if (ScorePeriod.TryParse(name, out var period))
                yield return period;
        }
    }

    private async Task<bool> IsTakenAsync(ScorePeriod period, DateOnly day, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var command = connection.CreateCommand(
            "SELECT 1 FROM score_snapshot WHERE period = @period AND day = @day LIMIT 1",
            ("@period", PeriodTable.Of(period).Code),
            ("@day", Number(day)));
        return await command.ExecuteScalarAsync(cancellationToken) is not null;
    }

    private async Task<int> WriteAsync(
        ScorePeriod period, DateOnly day, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var units = await source.ReadAsync(period, cancellationToken);
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var transaction = await connection.BeginWritingAsync(cancellationToken);
        foreach (var unit in units)
        {
            await using var command = connection.CreateCommand(
                """
                INSERT INTO score_snapshot (agency, period, day, at, indices, profiles)
                VALUES (@agency, @period, @day, @at, @indices, @profiles)
                ON CONFLICT (agency, period, day) DO NOTHING
                """,
                ("@agency", unit.Agency),
                ("@period", PeriodTable.Of(period).Code),
                ("@day", Number(day)),
                ("@at", now.ToUnixTimeMilliseconds()),
                ("@indices", HistoryJson.Write(unit.Indices)),
                ("@profiles", HistoryJson.Write(unit.Profiles)));
            command.Transaction = transaction;
            await command.ExecuteNonQueryAsync(cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
        return units.Length;
    }

    private static int Number(DateOnly day) => (day.Year * 10_000) + (day.Month * 100) + day.Day;
}
