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

    /// <summary>The day before <see cref="Day"/> on which numbers were reserved.</summary>
    [Id(3)]
    public int EarlierDay { get; init; }

    /// <summary>Highest number that may have been given out on that one.</summary>
    [Id(4)]
    public int EarlierReservedUpTo { get; init; }

    /// <summary>
    /// The highest number reserved on a day, null when this state does not know. The last two days are kept: about
    /// midnight, numbers of both are given out.
    /// </summary>
    public int? ReservedOn(DateOnly day) =>
        day.DayNumber == Day ? ReservedUpTo
        : day.DayNumber == EarlierDay ? EarlierReservedUpTo
        : null;

    /// <summary>The state after numbers of a day were reserved.</summary>
    public AgencyState Reserve(DateOnly day, int upTo) =>
        day.DayNumber == Day ? this with { ReservedUpTo = upTo }
        : day.DayNumber == EarlierDay ? this with { EarlierReservedUpTo = upTo }
        : day.DayNumber < Day ? this with { EarlierDay = day.DayNumber, EarlierReservedUpTo = upTo }
        : this with
        {
            EarlierDay = Day,
            EarlierReservedUpTo = ReservedUpTo,
            Day = day.DayNumber,
            ReservedUpTo = upTo,
        };
}
