using System.Globalization;
using System.Net.Http.Json;

namespace Portal.Chaos.Faults;

/// <summary>The clock of one process steps by minutes, and back again.</summary>
internal static class ClockFaults
{
    private const int MostSeconds = 600;
    private const int LongestMilliseconds = 6000;

    public static readonly Fault[] All =
    [
        new("clock step", 2, false, _ => true, site => Candidates(site).Count > 0, StepAsync),
    ];

    /// <summary>Those that serve HTTP have a clock that can be set, that of development: they say when a command arrived.</summary>
    private static List<Slot> Candidates(Site site) =>
        [.. site.Slots.Where(slot => slot.Current is { HasExited: false } && slot.Kind != "silo")];

    private static async Task<string> StepAsync(Site site, Random random)
    {
        var candidates = Candidates(site);
        var slot = candidates[random.Next(candidates.Count)];
        var name = slot.Name;
        var seconds = random.Next(120, MostSeconds) * (random.Next(2) == 0 ? 1 : -1);
        await SetAsync(slot, seconds);
        await Task.Delay(random.Next(1000, LongestMilliseconds));
        await SetAsync(slot, 0);
        return string.Create(CultureInfo.InvariantCulture, $"clock of {name} {seconds:+0;-0} s, and back");
    }

    private static async Task SetAsync(Slot slot, int seconds)
    {
        using var http = new HttpClient { BaseAddress = slot.Address };
        DateTimeOffset? now = seconds == 0 ? null : TimeProvider.System.GetUtcNow().AddSeconds(seconds);
        using var answer = await http.PostAsJsonAsync("/dev/clock", new { now });
        answer.EnsureSuccessStatusCode();
    }
}
