using System.Globalization;

namespace Portal.Chaos.Faults;

/// <summary>A database that dies, or has no room.</summary>
internal static class DatabaseFaults
{
    private const int LongestFull = 4000;

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
        new("full disk", 1, false, site => site.Postgres.Disk is not null, Always, FillAsync),
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
