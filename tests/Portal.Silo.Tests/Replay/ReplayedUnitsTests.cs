using Portal.Silo.Replay;
using Portal.Silo.Replay.Published;
using Portal.Silo.Replay.Running;

namespace Portal.Silo.Tests.Replay;

/// <summary>
/// Published units with numerators, driven through the API: every published group and index of the running portal's
/// scorecard within 0.01.
/// </summary>
public sealed class ReplayedUnitsTests
{
    [Theory]
    [InlineData("2026-08", "H44.01", "H44.03", "H44.07", "H44.08", "H44.101", "H44.102", "H44.103", "H44.104", "H44.108")]
    [InlineData("2026", "H44.01", "H44.08")]
    [InlineData("2026", "H21.17")]
    public async Task Scorecards_of_replayed_units_are_the_published_ones(string period, params string[] units)
    {
        var all = ObservationFile.Read(ObservationFile.Shipped);
        var observations = units.Select(unit => ObservationFile.Find(all, unit, period)).ToList();
        await using var portal = await ReplayPortal.StartAsync(data: null);

        var report = await Replays.RunAsync(
            Replays.Plan(observations, ReplayStyle.Lean), portal.Address, resume: false, CancellationToken.None);

        Assert.True(report.Agrees, string.Join('\n', report.Lines().Where(line => line.EndsWith("DIFFERS", StringComparison.Ordinal))));
        Assert.Equal(units, report.Comparisons.Select(one => one.Published.Unit));
        Assert.All(report.Comparisons, one => Assert.True(one.Groups.Length >= 3, $"{one.Published.Unit} has few groups."));
    }
}
