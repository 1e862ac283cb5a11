using Portal.Chaos;
using Xunit.Abstractions;

namespace Portal.EndToEnd.Tests;

/// <summary>One process on PostgreSQL, and each fault that can hit it, one after the other.</summary>
public sealed class ChaosTests(ITestOutputHelper output)
{
    [Fact]
    public async Task One_process_loses_and_doubles_nothing_whatever_fails_round_it()
    {
        var options = new ChaosOptions { Silos = 0, EachOnce = true, Length = TimeSpan.FromMinutes(10), DiskMegabytes = 512 };

        var report = await new ChaosSeries(options, output.WriteLine).RunAsync();

        Assert.True(report.IsClean, string.Join('\n', report.Findings()));
        foreach (var line in report.Lines())
            output.WriteLine(line);
        Assert.All(report.Faults, fault => Assert.True(fault.Value == 1, $"{fault.Key} came {fault.Value} times."));
        // A full disk needs one that may be mounted, a clock that steps a C compiler.
        Assert.Empty(report.LeftOut.Except(["full disk", "clock step", "clock step of all silos"]));
    }
}
