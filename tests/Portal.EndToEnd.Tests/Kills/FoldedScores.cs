using Microsoft.Extensions.Logging.Abstractions;
using Portal.EndToEnd.Tests.Databases;
using Portal.Grains.Scoring.Comparing;
using Portal.Grains.Scoring.Folding;
using Portal.Grains.Storage;

namespace Portal.EndToEnd.Tests.Kills;

/// <summary>Compares the counters of a portal's database with a full recomputation, from another process.</summary>
internal static class FoldedScores
{
    /// <summary>Whatever was killed when, every event counts once; another process catches up beside the portal.</summary>
    public static async Task AssertRightAsync(PortalStore store)
    {
        await using var database = PortalDatabase.Open(new PortalDatabaseOptions
        {
            Provider = Enum.Parse<DatabaseKind>(store.Settings["Database__Provider"]),
            ConnectionString = store.Settings.GetValueOrDefault("Database__ConnectionString"),
            DataDirectory = store.DataDirectory,
        });
        using var metrics = new FoldMetrics();
        var options = new FoldOptions();
        using var fold = new ScoreFold(
            database, TimeProvider.System, options, new ScoreRebuild(database, TimeProvider.System, options), metrics,
            NullLogger<ScoreFold>.Instance);
        var comparison = new ScoreComparison(
            database, fold, new ScoreRecomputation(database, options), metrics, NullLogger<ScoreComparison>.Instance);

        var report = await comparison.CompareAsync(CancellationToken.None);

        Assert.True(report.Differences == 0, report.Example);
        Assert.True(report.Facts > 10, $"Only {report.Facts} dossiers count.");
    }
}
