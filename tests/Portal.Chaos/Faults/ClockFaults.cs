using System.Globalization;

namespace Portal.Chaos.Faults;

/// <summary>The clock of one process, or of all silos together, steps by minutes; seconds later it steps back.</summary>
internal static class ClockFaults
{
    private const int LeastSeconds = 120;
    private const int MostSeconds = 600;
    private const int LongestMilliseconds = 10_000;

    public static readonly Fault[] All =
    [
        Step("clock step", _ => true, (slots, random) => [slots[random.Next(slots.Count)]]),
        Step("clock step of all silos", site => site.IsCluster, (slots, _) => [.. slots.Where(slot => slot.Kind == "silo")]),
    ];

    private static Fault Step(string name, Func<Site, bool> isFor, Func<IReadOnlyList<Slot>, Random, IReadOnlyList<Slot>> choose) => new(
        name, 1, false, isFor, _ => true,
        async (site, random) =>
        {
            var slots = choose(site.Slots, random);
            var seconds = random.Next(LeastSeconds, MostSeconds) * (random.Next(2) == 0 ? 1 : -1);
            Set(site, slots, seconds);
            await Task.Delay(random.Next(1000, LongestMilliseconds));
            Set(site, slots, 0);
            return string.Create(
                CultureInfo.InvariantCulture,
                $"clock of {string.Join(", ", slots.Select(slot => slot.Name))} {seconds:+0;-0} s, and back");
        })
    {
        CanBeMade = site => site.Clocks is not null,
    };

    private static void Set(Site site, IReadOnlyList<Slot> slots, int seconds)
    {
        foreach (var slot in slots)
            site.Clocks!.Step(slot.Place, seconds);
    }
}
