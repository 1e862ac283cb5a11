using Microsoft.Extensions.Logging;
using Portal.Grains.Scoring.Folding;
using Portal.Grains.Storage;

namespace Portal.Grains.Scoring.Comparing;

/// <summary>Compares all counters with a full recomputation, and reports: as a row, a metric and an event in the log.</summary>
internal sealed partial class ScoreComparison(
    PortalDatabase database, IScoreFold fold, ScoreRecomputation recomputation, FoldMetrics metrics,
    ILogger<ScoreComparison> logger)
{
    private const int Attempts = 20;

    public async Task<ComparisonReport> CompareAsync(CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            await fold.CatchUpAsync(cancellationToken);
            if (await recomputation.TryAsync(cancellationToken) is { } recomputed)
            {
                var report = recomputed.Report();
                await StoreAsync(report, cancellationToken);
                Report(report);
                return report;
            }

            if (attempt == Attempts)
                throw new InvalidOperationException("The counters were never as of one moment; the sweep does not keep up.");
        }
    }

    /// <summary>Tells as a metric what the last one found, which may have run in another process.</summary>
    public async Task TellLastAsync(CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var command = connection.CreateCommand("SELECT differences FROM score_comparison ORDER BY at DESC LIMIT 1");
        if (await command.ExecuteScalarAsync(cancellationToken) is long differences)
            metrics.RecordComparison(differences);
    }

    private void Report(ComparisonReport report)
    {
        metrics.RecordComparison(report.Differences);
        if (report.Differences == 0)
            LogSame(logger, report.Counters, report.Facts);
        else
            LogDifferent(logger, report.Differences, report.Counters, report.Example);
    }

    private async Task StoreAsync(ComparisonReport report, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var command = connection.CreateCommand(
            """
            INSERT INTO score_comparison (at, version, facts, counters, differences, example)
            VALUES (@at, @version, @facts, @counters, @differences, @example)
            ON CONFLICT (at) DO UPDATE SET version = excluded.version, facts = excluded.facts,
                counters = excluded.counters, differences = excluded.differences, example = excluded.example
            """,
            ("@at", report.At.ToUnixTimeMilliseconds()),
            ("@version", report.Version),
            ("@facts", report.Facts),
            ("@counters", report.Counters),
            ("@differences", report.Differences),
            ("@example", report.Example));
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    [LoggerMessage(3001, LogLevel.Information, "{Counters} score counters equal a recomputation of {Facts} facts")]
    private static partial void LogSame(ILogger logger, long counters, long facts);

    [LoggerMessage(3002, LogLevel.Error, "{Differences} of {Counters} score counters differ from a recomputation, such as {Example}")]
    private static partial void LogDifferent(ILogger logger, long differences, long counters, string? example);
}
