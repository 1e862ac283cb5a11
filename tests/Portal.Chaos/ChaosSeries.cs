using System.Diagnostics;
using System.Globalization;
using Npgsql;
using Portal.Testing.Load;

namespace Portal.Chaos;

/// <summary>One series of faults under load, and the look afterwards.</summary>
/// <param name="options">What to do.</param>
/// <param name="write">Gets a line per fault.</param>
internal sealed class ChaosSeries(ChaosOptions options, Action<string> write)
{
    private const int MostCommands = 30;
    private const int MostPause = 600;
    private const int LookEvery = 10;

    private readonly List<string> lost = [];
    private readonly List<string> wrong = [];
    private readonly Dictionary<string, int> faults = [];
    private int kills;
    private int struck;
    private int seen;

    public async Task<ChaosReport> RunAsync()
    {
        await using var site = await Site.StartAsync(options);
        write(string.Create(CultureInfo.InvariantCulture, $"{Describe(site)}, seed {options.Seed}"));
        using var traffic = new Traffic(site.NextAddress, site.Ledger, options.Seed);
        var recoveries = new Recoveries(traffic, site.Ledger, write);
        var plan = new FaultPlan(options, site);
        IReadOnlyList<string> doubled = [];
        try
        {
            await StrikeAsync(plan, site, recoveries);
            await recoveries.AllAsync();
            await traffic.StopAsync();
            doubled = await new Aftermath(site, traffic, options.Seed).LookAsync(lost, wrong);
        }
        catch (Exception problem) when (problem is TimeoutException or InvalidOperationException)
        {
            wrong.Add(problem.Message);
        }

        wrong.AddRange(site.Ledger.Complaints);
        wrong.AddRange(site.Crashes);
        var report = new ChaosReport
        {
            Faults = plan.Faults.ToDictionary(fault => fault.Name, fault => faults.GetValueOrDefault(fault.Name)),
            LeftOut = plan.LeftOut,
            Kills = kills,
            Acknowledged = site.Ledger.Count,
            Things = site.Ledger.From(0).DistinctBy(item => item.Id).CountBy(item => item.Command.Thing).ToDictionary(),
            Lost = lost,
            Doubled = doubled,
            Wrong = wrong,
            FailedStarts = site.Slots.Sum(slot => slot.FailedStarts),
            TakenForDead = site.Slots.Sum(slot => slot.TakenForDead),
            SlowestRecovery = recoveries.Slowest,
        };
        foreach (var finding in report.Findings())
            write(finding);
        if (!report.IsClean)
            write($"What the processes wrote last:\n{site.Output}");
        return report;
    }

    private async Task StrikeAsync(FaultPlan plan, Site site, Recoveries recoveries)
    {
        var pauses = new Random(options.Seed);
        await site.Ledger.ReachAsync(MostCommands);
        var since = Stopwatch.GetTimestamp();
        var end = options.EachOnce ? plan.Length : int.MaxValue;
        while (struck < end && kills < options.Kills && Stopwatch.GetElapsedTime(since) < options.Length
            && lost.Count + wrong.Count + site.Ledger.Complaints.Count + site.Crashes.Count == 0)
        {
            var (fault, random) = plan.Next();
            await Site.UntilAsync(() => fault.IsTimely(site), $"there can be a {fault.Name}");
            var moment = Stopwatch.GetTimestamp();
            var what = fault.StrikeAsync(site, random);
            recoveries.Watch(++struck, moment, what);
            await what;
            faults[fault.Name] = faults.GetValueOrDefault(fault.Name) + 1;
            kills += fault.IsKill ? 1 : 0;
            await site.Ledger.ReachAsync(site.Ledger.Count + pauses.Next(1, MostCommands));
            await Task.Delay(pauses.Next(MostPause));
            if (struck % LookEvery == 0)
                await LookAtNewAsync(site);
        }
    }

    /// <summary>Early: what is lost is best looked for soon after.</summary>
    private async Task LookAtNewAsync(Site site)
    {
        var news = site.Ledger.From(seen);
        try
        {
            lost.AddRange(await Auditor.FindLossesAsync(site.Store, news));
            seen += news.Count;
        }
        catch (NpgsqlException)
        {
            // The database is still busy with its last fault. The next look covers these too, at the latest the last one.
        }
    }

    private static string Describe(Site site) => string.Join(
        ", ",
        site.Slots.GroupBy(slot => slot.Kind).Select(group => $"{group.Count()} {group.Key}")
            .Append(site.Postgres.Disk is null ? "no small disk (mounting is not allowed)" : "small disk"));
}
