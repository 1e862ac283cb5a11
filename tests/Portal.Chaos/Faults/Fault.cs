namespace Portal.Chaos.Faults;

/// <summary>Something that goes wrong.</summary>
/// <param name="Name">Short name.</param>
/// <param name="Weight">How often it comes in a round.</param>
/// <param name="IsKill">Whether it counts as a kill.</param>
/// <param name="IsPossibleAt">Whether the installation has what it takes.</param>
/// <param name="IsTimely">Whether it may come now: the installation has to have something to lose, and something left.</param>
/// <param name="StrikeAsync">Does it, and undoes it where it does not pass by itself; says what happened.</param>
internal sealed record Fault(
    string Name,
    int Weight,
    bool IsKill,
    Func<Site, bool> IsPossibleAt,
    Func<Site, bool> IsTimely,
    Func<Site, Random, Task<string>> StrikeAsync);
