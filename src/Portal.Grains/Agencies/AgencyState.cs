namespace Portal.Grains.Agencies;

/// <summary>What an agency keeps beside its catalogue entry.</summary>
[GenerateSerializer, Immutable, Alias("portal.agency-state")]
internal sealed record AgencyState
{
    /// <summary>Day of the newest block of numbers (days since 1 Jan 0001, Vietnam).</summary>
    [Id(0)]
    public int Day { get; init; }

    /// <summary>Highest number that may have been given out on that day.</summary>
    [Id(1)]
    public int ReservedUpTo { get; init; }

    /// <summary>How dossiers find their officer.</summary>
    [Id(2)]
    public QueuePolicy Policy { get; init; } = QueuePolicy.Default;
}
