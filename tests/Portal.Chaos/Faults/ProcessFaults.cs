using System.Diagnostics;
using System.Globalization;
using Portal.Testing.Databases;
using Portal.Testing.Processes;
using ClusterMember = Portal.Testing.Cluster.ClusterMember;

namespace Portal.Chaos.Faults;

/// <summary>Portals that die, freeze, or are replaced.</summary>
internal static class ProcessFaults
{
    private const int FrozenSeconds = 8;
    private const int Killed = 128 + 9;

    private static readonly TimeSpan EndLimit = TimeSpan.FromSeconds(90);

    public static readonly Fault[] All =
    [
        Kill("silo", 6, left: 1), Kill("api", 3, left: 0), Kill("all", 4, left: 0),
        Freeze("api"), Freeze("all"),
        new("freeze silo", 1, false, site => site.IsCluster, site => site.Ready("silo").Count > 1, FreezeSiloAsync),
        new("rolling restart", 1, false, site => site.IsCluster, site => site.Ready("silo").Count > 1, RollAsync),
    ];

    private static Fault Kill(string kind, int weight, int left) => new(
        $"kill {kind}", weight, true,
        site => site.Slots.Any(slot => slot.Kind == kind),
        site => site.Ready(kind).Count > left,
        async (site, random) =>
        {
            var (slot, process) = Pick(site, kind, random);
            var name = slot.Name;
            slot.Expect(process);
            await process.SignalAsync("KILL");
            if (await process.Ended.WaitAsync(EndLimit) is var exitCode && exitCode != Killed)
                throw new InvalidOperationException(Text($"{name} ended with {exitCode} before it was killed."));
            return $"kill -9 of {name}";
        });

    /// <summary>One of those that are ready.</summary>
    private static (Slot Slot, PortalProcess Process) Pick(Site site, string kind, Random random)
    {
        var ready = site.Ready(kind);
        var slot = ready[random.Next(ready.Count)];
        var process = slot.Current ?? throw new InvalidOperationException($"{slot.Name} ended before anything happened to it.");
        return (slot, process);
    }

    /// <summary>Frozen for a while; nobody takes it for dead, and it goes on where it stood.</summary>
    private static Fault Freeze(string kind) => new(
        $"freeze {kind}", 1, false,
        site => site.Slots.Any(slot => slot.Kind == kind),
        site => site.Ready(kind).Count > 0,
        async (site, random) =>
        {
            var (slot, process) = Pick(site, kind, random);
            var name = slot.Name;
            await process.SignalAsync("STOP");
            await Task.Delay(TimeSpan.FromSeconds(FrozenSeconds));
            await process.SignalAsync("CONT");
            return Text($"{name} frozen for {FrozenSeconds} s");
        });

    /// <summary>Frozen until the others take it for dead; it must end by itself when it comes back.</summary>
    private static async Task<string> FreezeSiloAsync(Site site, Random random)
    {
        var (slot, process) = Pick(site, "silo", random);
        var name = slot.Name;
        slot.Expect(process);
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
        if (await process.Ended.WaitAsync(EndLimit) is 0 or Killed)
            throw new InvalidOperationException($"{name} was taken for dead, and ended as if it had been asked to.");
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

    /// <summary>
    /// One after the other, each in order: silos and then API processes, so that nobody calls what a silo does not know
    /// yet; API processes and then silos on the way back.
    /// </summary>
    private static async Task<string> RollAsync(Site site, Random random)
    {
        var next = site.Slots[0].Program is null ? site.NextProgram : null;
        foreach (var slot in next is null ? site.Slots.Reverse() : site.Slots)
        {
            slot.Program = next;
            await Site.UntilAsync(() => slot.Current is { HasExited: false }, $"{slot.Place} is ready");
            await StopAsync(slot);
            await Site.UntilAsync(() => slot.Current is { HasExited: false }, $"{slot.Place} is replaced");
        }

        var build = site.NextProgram is null ? "the same build"
            : next is not null ? "the build with one more method of a grain, silos first" : "the build without it, silos last";
        return $"rolling restart of all, one by one, to {build}";
    }

    private static async Task StopAsync(Slot slot)
    {
        var (process, name) = (slot.Current!, slot.Name);
        slot.Expect(process);
        if (await process.StopAsync(EndLimit) is var exitCode && exitCode != 0)
            throw new InvalidOperationException(Text($"{name} was told to stop, and ended with {exitCode}:\n{process.Output}"));
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
