using Microsoft.Extensions.Logging.Abstractions;
using Portal.Grains.Scoring.Comparing;
using Portal.Grains.Scoring.Folding;
using Portal.Grains.Storage;
using Portal.Testing.Databases;

namespace Portal.Testing.Load;

/// <summary>Compares the counters of a portal's database with a full recomputation, from another process.</summary>
internal static class ScoreAuditor
{
    /// <summary>A fold that waits for a transaction that never ends would wait for ever.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    /// <summary>Whatever was killed when, every event counts once; another process catches up beside the portal.</summary>
    public static async Task<(long Differences, string? Example, long Facts)> CompareAsync(PortalStore store)
    {
        await using var database = PortalDatabase.Open(new PortalDatabaseOptions
        {
            Provider = Enum.Parse<DatabaseKind>(store.Settings["Database__Provider"]),
            ConnectionString = store.Settings.GetValueOrDefault("Database__ConnectionString"),
            DataDirectory = store.DataDirectory,
        });
        using var patience = new CancellationTokenSource(Patience);
        using var metrics = new FoldMetrics(TimeProvider.System);
        var options = new FoldOptions();
        using var fold = new ScoreFold(
            database, TimeProvider.System, options, new ScoreRebuild(database, TimeProvider.System, options), metrics,
            NullLogger<ScoreFold>.Instance);
        var report = await new ScoreComparison(
            database, fold, new ScoreRecomputation(database, options), metrics, NullLogger<ScoreComparison>.Instance)
            .CompareAsync(patience.Token);
        return (report.Differences, report.Example, report.Facts);
    }
}
