namespace Portal.Chaos;

/// <summary>What a series does.</summary>
internal sealed record ChaosOptions
{
    /// <summary>Decides which faults come in which order, with what pauses; the same seed gives the same series.</summary>
    public int Seed { get; init; } = 766;

    /// <summary>When no further fault is begun.</summary>
    public TimeSpan Length { get; init; } = TimeSpan.FromMinutes(3);

    /// <summary>Ends the series earlier, after so many kills.</summary>
    public int Kills { get; init; } = int.MaxValue;

    /// <summary>Silos of the cluster; 0 for one process that is everything (any engine).</summary>
    public int Silos { get; init; } = 3;

    /// <summary>API processes of the cluster.</summary>
    public int Apis { get; init; } = 2;

    /// <summary>Only faults whose name begins so.</summary>
    public string Only { get; init; } = "";

    /// <summary>Megabytes of the database's own disk.</summary>
    public int DiskMegabytes { get; init; } = 1024;

    /// <summary>Another build of the portal, which rolling restarts bring in and take away again.</summary>
    public string? NextProgram { get; init; }

    /// <summary>Whether each fault comes once, instead of as often as it is likely.</summary>
    public bool EachOnce { get; init; }
}
