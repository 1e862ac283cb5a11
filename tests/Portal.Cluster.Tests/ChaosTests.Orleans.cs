using Portal.Chaos;
using Xunit.Abstractions;

namespace Portal.Cluster.Tests;

/// <summary>A cluster, and each fault once; <c>./portal chaos</c> goes on for longer.</summary>
public sealed class ChaosTests(ITestOutputHelper output)
{
    [Fact]
    public async Task A_cluster_loses_and_doubles_nothing_whatever_fails_in_it()
    {
        var options = new ChaosOptions { Silos = 2, Apis = 1, EachOnce = true, DiskMegabytes = 512 };

        var report = await new ChaosSeries(options, output.WriteLine).RunAsync();

        Assert.True(report.IsClean, string.Join('\n', report.Findings()));
        Assert.True(report.Kills >= 4, $"Only {report.Kills} kills.");
    }
}
