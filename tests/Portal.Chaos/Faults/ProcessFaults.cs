using System.Diagnostics;
using System.Globalization;
using Portal.Testing.Databases;
using ClusterMember = Portal.Testing.Cluster.ClusterMember;

namespace Portal.Chaos.Faults;

/// <summary>Portals that die, freeze, or are replaced.</summary>
internal static class ProcessFaults
{
    private const int FrozenSeconds = 8;

    private static readonly TimeSpan EndLimit = TimeSpan.FromSeconds(90);

    public static readonly Fault[] All =
    [
        Kill("silo", 6, left: 1), Kill("api", 3, left: 0), Kill("all", 4, left: 0),
        new("freeze silo", 1, false, site => site.IsCluster, site => site.Ready("silo").Count > 1, FreezeSiloAsync),
        new("freeze portal", 1, false, site => !site.IsCluster, site => site.Ready("all").Count > 0, FreezeAllAsync),
        new("rolling restart", 1, false, site => site.IsCluster, site => site.Ready("silo").Count > 1, RollAsync),
    ];

    private static Fault Kill(string kind, int weight, int left) => new(
        $"kill {kind}", weight, true,
        site => site.Slots.Any(slot => slot.Kind == kind),
        site => site.Ready(kind).Count > left,
        async (site, random) =>
        {
            var slot = Pick(site, kind, random);
            var name = slot.Name;
            if (slot.Current is { HasExited: false } process)
                await process.SignalAsync("KILL");
            return $"kill -9 of {name}";
        });

    private static Slot Pick(Site site, string kind, Random random)
    {
        var ready = site.Ready(kind);
        return ready[random.Next(ready.Count)];
    }

    /// <summary>Frozen until the others take it for dead; it must end by itself when it comes back.</summary>
    private static async Task<string> FreezeSiloAsync(Site site, Random random)
    {
        var slot = Pick(site, "silo", random);
        var (process, name) = (slot.Current!, slot.Name);
        await process.SignalAsync("STOP");
        var since = Stopwatch.GetTimestamp();
        try
        {
            await UntilDeadAsync(site, name);
            await Task.Delay(TimeSpan.FromSeconds(2));
        }
        finally
        {
            await process.SignalAsync("CONT");
        }

        var frozen = Stopwatch.GetElapsedTime(since).TotalSeconds;
        await process.Ended.WaitAsync(EndLimit);
        return Text($"{name} frozen for {frozen:0.0} s and taken for dead; came back and ended itself");
    }

    private static async Task UntilDeadAsync(Site site, string name)
    {
        var since = Stopwatch.GetTimestamp();
        await site.Postgres.RecoverAsync();
        await using var connection = await site.Store.OpenAsync();
        while ((await connection.QueryAsync(
            "SELECT status FROM cluster_member WHERE silo_name = @name", row => row.GetInt32(0), ("@name", name)))
            .SingleOrDefault() != ClusterMember.Dead)
        {
            if (Stopwatch.GetElapsedTime(since) > EndLimit)
                throw new TimeoutException($"{name} is frozen, and nobody takes it for dead.");
            await Task.Delay(100);
        }
    }

    private static async Task<string> FreezeAllAsync(Site site, Random random)
    {
        var slot = Pick(site, "all", random);
        var process = slot.Current!;
        await process.SignalAsync("STOP");
        await Task.Delay(TimeSpan.FromSeconds(FrozenSeconds));
        await process.SignalAsync("CONT");
        return Text($"{slot.Name} frozen for {FrozenSeconds} s");
    }

    /// <summary>Silos one after the other, each in order; then the API processes.</summary>
    private static async Task<string> RollAsync(Site site, Random random)
    {
        site.UsesNext = site.NextProgram is not null && !site.UsesNext;
        foreach (var slot in site.Slots)
        {
            await Site.UntilAsync(() => slot.Current is not null, $"{slot.Place} is ready");
            await slot.Current!.StopAsync(EndLimit);
            await Site.UntilAsync(() => slot.Current is { HasExited: false }, $"{slot.Place} is replaced");
        }

        var build = site.NextProgram is null ? "the same build"
            : site.UsesNext ? "the build with one more method of a grain" : "the build without it";
        return $"rolling restart of all, one by one, to {build}";
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
