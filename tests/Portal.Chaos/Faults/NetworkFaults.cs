using System.Globalization;

namespace Portal.Chaos.Faults;

/// <summary>Connections to the database that break, in each of the ways in which they can.</summary>
internal static class NetworkFaults
{
    private const int SlowMilliseconds = 300;
    private const int LongestSlow = 5000;
    private const int LongestRefusal = 3000;

    public static readonly Fault[] All =
    [
        Connections("cut connections", 2, "cut", (site, which) => site.Proxy.Cut(which)),
        Connections("lost answers", 1, "without answers from now on", (site, which) => site.Proxy.LoseAnswers(which)),
        Connections("half-open connections", 1, "half open from now on", (site, which) => site.Proxy.CloseHalf(which)),
        new("database out of reach", 1, false, Always, Always, RefuseAsync),
        new("late answers", 1, false, Always, Always, SlowAsync),
    ];

    private static Fault Connections(string name, int weight, string what, Func<Site, Func<bool>, int> act) => new(
        name, weight, false, Always, Always,
        (site, random) =>
        {
            var share = random.Next(1, 5);
            var count = act(site, () => random.Next(4) < share);
            return Task.FromResult(Text($"{count} connections to the database {what}"));
        });

    private static bool Always(Site site) => true;

    private static async Task<string> RefuseAsync(Site site, Random random)
    {
        var milliseconds = random.Next(500, LongestRefusal);
        site.Proxy.Refuses = true;
        var count = site.Proxy.Cut(() => true);
        await Task.Delay(milliseconds);
        site.Proxy.Refuses = false;
        return Text($"{count} connections to the database cut, none accepted for {milliseconds} ms");
    }

    private static async Task<string> SlowAsync(Site site, Random random)
    {
        var milliseconds = random.Next(2000, LongestSlow);
        site.Proxy.Delay = TimeSpan.FromMilliseconds(SlowMilliseconds);
        await Task.Delay(milliseconds);
        site.Proxy.Delay = TimeSpan.Zero;
        return Text($"every answer of the database {SlowMilliseconds} ms late for {milliseconds} ms");
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
