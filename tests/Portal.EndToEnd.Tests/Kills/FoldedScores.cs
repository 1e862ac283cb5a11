using Portal.Testing.Databases;
using Portal.Testing.Load;

namespace Portal.EndToEnd.Tests.Kills;

/// <summary>The counters of a portal's database equal a full recomputation.</summary>
internal static class FoldedScores
{
    public static async Task AssertRightAsync(PortalStore store)
    {
        var report = await ScoreAuditor.CompareAsync(store);

        Assert.True(report.Differences == 0, report.Example);
        Assert.True(report.Facts > 10, $"Only {report.Facts} dossiers count.");
    }
}
