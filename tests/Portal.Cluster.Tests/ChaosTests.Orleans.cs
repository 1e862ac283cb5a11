using Portal.Chaos;
using Xunit.Abstractions;

namespace Portal.Cluster.Tests;

/// <summary>A cluster, and each fault once; <c>./portal chaos</c> goes on for longer.</summary>
public sealed class ChaosTests(ITestOutputHelper output)
{
    [Fact]
    public async Task A_cluster_loses_and_doubles_nothing_whatever_fails_in_it()
    {
        var options = new ChaosOptions
        {
            Silos = 2,
            Apis = 1,
            EachOnce = true,
            Length = TimeSpan.FromMinutes(10),
            DiskMegabytes = 512,
            // ./portal test makes it; without, the rolling restart is to the same build.
            NextProgram = Environment.GetEnvironmentVariable("PORTAL_TEST_NEXT"),
        };

        var report = await new ChaosSeries(options, output.WriteLine).RunAsync();

        Assert.True(report.IsClean, string.Join('\n', report.Findings()));
        foreach (var line in report.Lines())
            output.WriteLine(line);
        Assert.All(report.Faults, fault => Assert.True(fault.Value == 1, $"{fault.Key} came {fault.Value} times."));
        // A full disk needs one that may be mounted, a clock that steps a C compiler.
        Assert.Empty(report.LeftOut.Except(["full disk", "clock step", "clock step of all silos"]));
    }
}
