using System.Collections.Immutable;
using Portal.Silo.Replay;
using Portal.Silo.Replay.Province;
using Portal.Silo.Replay.Published;
using Portal.Silo.Replay.Running;

namespace Portal.Silo.Tests.Replay;

/// <summary>A province of three small units, planned and driven as the real one of 163.</summary>
public sealed class ProvinceTests : IDisposable
{
    private readonly DirectoryInfo data = Directory.CreateTempSubdirectory("portal-province-");

    private string LogFile => Path.Combine(data.FullName, "province.log");

    private static readonly string[] Units = ["H44.165", "H44.19", "H44.46"];

    [Fact]
    public async Task A_province_comes_out_with_all_indices_and_the_published_ranking_also_after_an_interruption()
    {
        var (units, parent) = Province();
        var plan = Replays.Plan(units, ReplayStyle.Lean, parent: parent);
        await using (var first = await ReplayPortal.StartAsync(data.FullName))
            await InterruptAsync(plan, first.Address, LogFile);

        await using var portal = await ReplayPortal.StartAsync(data.FullName);
        var report = await Replays.RunAsync(plan, portal.Address, resume: true, CancellationToken.None, LogFile);

        Assert.InRange(report.Requests, 1, plan.StepCount * 6 / 10);
        var lines = report.Lines().ToList();
        Assert.True(report.Agrees, string.Join('\n', lines));
        Assert.Equal("replay H44 2026-08 ranking 2.1 of 3 units as published", lines[^1]);
        var province = report.Comparisons.Single(one => one.Published.Unit == "H44");
        Assert.All(province.Indices, one => Assert.Equal(
            (one.Id, one.Published.Numerator, one.Published.Denominator),
            (one.Id, one.Computed!.Numerator, one.Computed.Denominator)));
    }

    [Fact]
    public void Units_that_do_not_add_up_to_their_province_are_refused()
    {
        var (units, parent) = Province();
        var refused = Assert.Throws<ReplayPlanException>(() => Replays.Plan(units[..2], ReplayStyle.Lean, parent: parent));
        Assert.Contains("do not add up", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Spreading_keeps_what_is_fixed_and_the_bounds_and_adds_up()
    {
        Portion[] units = [new(10, 0, 100, true), new(20, 0, 25, false), new(60, 50, 100, false), new(0, 0, 3, false)];

        var values = Spread.To("x", 115, units);
        Assert.Equal((10, 115), (values[0], values.Sum()));
        Assert.All(values.Zip(units), one => Assert.InRange(one.First, one.Second.Least, one.Second.Most));
        Assert.True(values[2] > values[1]);
        Assert.Throws<ReplayPlanException>(() => Spread.To("x", 500, units));
    }

    public void Dispose() => data.Delete(recursive: true);

    /// <summary>Stops in the middle: some answers never arrive.</summary>
    private static async Task InterruptAsync(ReplayPlan plan, Uri address, string logFile)
    {
        using var log = ReplayLog.Open(logFile, plan, resume: false);
        using var http = new HttpClient { BaseAddress = address };
        using var stop = new CancellationTokenSource();
        var half = new Halfway(stop);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => new ReplayRunner(plan, new PortalClient(http), sideBySide: 4, log).RunAsync(half, resume: false, stop.Token));
    }

    private static (ImmutableArray<Observation> Units, Observation Parent) Province()
    {
        ImmutableArray<Observation> units = [.. Units.Select(PublishedMonths.Of)];
        var all = units.Sum(unit => unit.Denominator("2.1")!.Value);
        var onTime = units.Sum(unit => unit.Numerator("2.1")!.Value);
        var indices = PublishedMonths.Of("H44").Indices.Clear();
        foreach (var (id, numerator, denominator) in new[]
        {
            ("1.1", 0, 0), ("1.3", 8, 9), ("1.4", 180, 180), ("2.1", onTime, all), ("3.1", 6, 9), ("3.2", 31, 90), ("3.3", 170, 180),
            ("3.4", 7, 15), ("3.5", 6, 15), ("3.6", 60, 90), ("4.1", 120, all), ("4.2", 40, all), ("4.3", 9, all),
            ("4.4", 0, all), ("4.5a", 20, 60), ("4.5b", 110, all), ("5.2", 4, 6), ("5.3", 3, 6), ("5.4", onTime - 2, all),
        })
            indices = indices.Add(id, new PublishedIndex(numerator, denominator, null));
        return (units, PublishedMonths.Of("H44") with
        {
            Indices = indices,
            Groups = ImmutableSortedDictionary<string, decimal>.Empty,
            Counts = new PublishedCounts(null, null, null, null, AboutProcedures: 4, AboutStaff: 1),
        });
    }

    private sealed class Halfway(CancellationTokenSource stop) : IProgress<ReplayProgress>
    {
        public void Report(ReplayProgress value)
        {
            if (value.Done * 2 > value.All)
                stop.Cancel();
        }
    }
}
