namespace Portal.Chaos.Faults;

/// <summary>Something that goes wrong.</summary>
/// <param name="Name">Short name.</param>
/// <param name="Weight">How often it comes in a round.</param>
/// <param name="IsKill">Whether it counts as a kill.</param>
/// <param name="IsFor">Whether it is one for this installation: a silo dies in a cluster only.</param>
/// <param name="IsTimely">Whether it may come now: the installation has to have something to lose, and something left.</param>
/// <param name="StrikeAsync">Does it, and undoes it where it does not pass by itself; says what happened.</param>
internal sealed record Fault(
    string Name,
    int Weight,
    bool IsKill,
    Func<Site, bool> IsFor,
    Func<Site, bool> IsTimely,
    Func<Site, Random, Task<string>> StrikeAsync)
{
    /// <summary>Whether this machine lets it be made. A series says which ones it left out.</summary>
    public Func<Site, bool> CanBeMade { get; init; } = _ => true;
}
