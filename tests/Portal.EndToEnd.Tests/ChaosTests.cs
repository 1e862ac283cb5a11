using Portal.Chaos;
using Xunit.Abstractions;

namespace Portal.EndToEnd.Tests;

/// <summary>One process on PostgreSQL, and each fault that can hit it, one after the other.</summary>
public sealed class ChaosTests(ITestOutputHelper output)
{
    [Fact]
    public async Task One_process_loses_and_doubles_nothing_whatever_fails_round_it()
    {
        var options = new ChaosOptions { Silos = 0, EachOnce = true, DiskMegabytes = 512 };

        var report = await new ChaosSeries(options, output.WriteLine).RunAsync();

        Assert.True(report.IsClean, string.Join('\n', report.Findings()));
        Assert.True(report.Kills >= 3, $"Only {report.Kills} kills.");
    }
}
