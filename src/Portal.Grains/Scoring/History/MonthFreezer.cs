using System.Globalization;
using Microsoft.Extensions.Logging;
using Portal.Grains.Scoring.Facts;
using Portal.Grains.Scoring.Folding;
using Portal.Grains.Storage;
using Portal.Grains.WorkingTime;

namespace Portal.Grains.Scoring.History;

/// <summary>
/// Puts months on record some days after their end: signed, once, and never changed. What is corrected later shows
/// beside it.
/// </summary>
internal sealed partial class MonthFreezer(
    PortalDatabase database, IScoreFold fold, IShownIndices source, MonthSigner signer, FreezeOptions options,
    TimeProvider time, ILogger<MonthFreezer> logger)
{
    /// <summary>
    /// Freezes what is due: the month before, and the months that were missed since the last frozen one. Gives how many.
    /// </summary>
    public async Task<int> FreezeAsync(CancellationToken cancellationToken)
    {
        var today = VietnamTime.DateOf(time.GetUtcNow());
        var due = today.AddMonths(today.Day >= options.FreezeDay ? -1 : -2);
        var last = await LastAsync(cancellationToken);
        var (month, frozen) = (last is null ? due : last.Value.AddMonths(1), 0);
        for (; (month.Year, month.Month).CompareTo((due.Year, due.Month)) <= 0; month = month.AddMonths(1))
        {
            if (ScorePeriod.TryParse(month.ToString("yyyy-MM", CultureInfo.InvariantCulture), out var period)
                && await FreezeAsync(period, cancellationToken))
                frozen++;
        }

        return frozen;
    }

    /// <summary>Freezes a month; false when there is nothing to put on record, or it was done already.</summary>
    public async Task<bool> FreezeAsync(ScorePeriod month, CancellationToken cancellationToken)
    {
        await fold.CatchUpAsync(cancellationToken);
        var units = await source.ReadAsync(month, cancellationToken);
        if (units.IsEmpty)
            return false;

        var at = time.GetUtcNow();
        var content = HistoryJson.Write(new SignedMonth(month.Name, at, units));
        var (signature, publicKey) = signer.Sign(content);
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var command = connection.CreateCommand(
            """
            INSERT INTO score_freeze (period, at, content, signature, key_id, public_key)
            VALUES (@period, @at, @content, @signature, @key_id, @public_key)
            ON CONFLICT (period) DO NOTHING
            """,
            ("@period", PeriodTable.Of(month).Code),
            ("@at", at.ToUnixTimeMilliseconds()),
            ("@content", content),
            ("@signature", signature),
            ("@key_id", MonthSigner.IdOf(publicKey)),
            ("@public_key", publicKey));
        if (await command.ExecuteNonQueryAsync(cancellationToken) == 0)
            return false;

        LogFrozen(logger, month.Name, units.Length);
        return true;
    }

    private async Task<DateOnly?> LastAsync(CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var command = connection.CreateCommand("SELECT max(period) FROM score_freeze");
        var code = await command.ExecuteScalarAsync(cancellationToken);
        return code is null or DBNull
            ? null
            : Convert.ToInt32(code, CultureInfo.InvariantCulture) is var number
                ? new DateOnly(number / 100, number % 100, 1)
                : null;
    }

    [LoggerMessage(3005, LogLevel.Information, "Month {Month} is on record with {Units} units")]
    private static partial void LogFrozen(ILogger logger, string month, int units);
}
