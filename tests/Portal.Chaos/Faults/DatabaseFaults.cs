using System.Globalization;

namespace Portal.Chaos.Faults;

/// <summary>A database that dies, or has no room.</summary>
internal static class DatabaseFaults
{
    private const int LongestFull = 4000;
    private const int LongestFrozen = 12_000;
    private const int LongestStall = 8000;

    public static readonly Fault[] All =
    [
        Kill("kill postgres", 3, "kill -9 of all of PostgreSQL", true, site =>
        {
            site.Postgres.Kill();
            return Task.CompletedTask;
        }),
        Kill("kill postmaster", 2, "kill -9 of PostgreSQL's first process", true, site =>
        {
            site.Postgres.KillFirstProcess();
            return Task.CompletedTask;
        }),
        Kill("immediate stop of postgres", 1, "immediate shutdown of PostgreSQL", false, site => site.Postgres.StopAtOnceAsync()),
        new("freeze postgres", 1, false, Always, Always, FreezeAsync),
        new("slow disk", 1, false, Always, Always, StallAsync),
        new("full disk", 1, false, Always, Always, FillAsync) { CanBeMade = site => site.Postgres.Disk is not null },
    ];

    private static Fault Kill(string name, int weight, string what, bool isKill, Func<Site, Task> end) => new(
        name, weight, isKill, Always, Always,
        async (site, random) =>
        {
            var away = random.Next(500);
            await end(site);
            await Task.Delay(away);
            await site.Postgres.StartAsync();
            return Text($"{what}, started again after {away} ms");
        });

    private static bool Always(Site site) => true;

    /// <summary>Connections stand, and nobody answers.</summary>
    private static async Task<string> FreezeAsync(Site site, Random random)
    {
        var milliseconds = random.Next(2000, LongestFrozen);
        await site.Postgres.FreezeAsync();
        await Task.Delay(milliseconds);
        await site.Postgres.ThawAsync();
        return Text($"PostgreSQL frozen for {milliseconds} ms");
    }

    /// <summary>
    /// A disk that does not come back from writing: commits wait, with their locks, as for a replica that is not there,
    /// while everything else is answered.
    /// </summary>
    private static async Task<string> StallAsync(Site site, Random random)
    {
        var milliseconds = random.Next(1000, LongestStall);
        await site.Postgres.StallCommitsAsync(true);
        await Task.Delay(milliseconds);
        await site.Postgres.StallCommitsAsync(false);
        return Text($"slow disk: no commit of PostgreSQL came back for {milliseconds} ms");
    }

    private static async Task<string> FillAsync(Site site, Random random)
    {
        var disk = site.Postgres.Disk!;
        var milliseconds = random.Next(1000, LongestFull);
        var taken = 0L;
        try
        {
            // What the server frees meanwhile is taken too.
            for (var waited = 0; waited < milliseconds; waited += 100)
            {
                taken = disk.Fill();
                await Task.Delay(100);
            }
        }
        finally
        {
            disk.Free();
        }

        var ended = await site.Postgres.RecoverAsync();
        return Text($"disk of PostgreSQL full for {milliseconds} ms ({taken >> 20} MB taken{(ended ? "; it ended, and was started again" : "")})");
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
