using Portal.Grains.Shared;

namespace Portal.Grains.WorkingTime;

/// <summary>Why a day is off.</summary>
public enum HolidayKind
{
    /// <summary>Public holiday (Labour Code 2019, Art. 112).</summary>
    Holiday,

    /// <summary>Day off because a holiday fell on the weekly rest day (Labour Code 2019, Art. 111(3)).</summary>
    Compensatory,

    /// <summary>Day off by official swap, worked on a weekend day instead.</summary>
    Swapped,
}

/// <summary>A day off that is not just a weekend.</summary>
/// <param name="Date">The day.</param>
/// <param name="Name">Name of the holiday it belongs to.</param>
/// <param name="Kind">Why it is off.</param>
public sealed record Holiday(DateOnly Date, LocalizedText Name, HolidayKind Kind);

/// <summary>A weekend day on which administrative agencies work.</summary>
/// <param name="Date">The weekend day.</param>
/// <param name="InsteadOf">The day off it makes up for; its office hours are the ones that are worked.</param>
public sealed record SwappedDay(DateOnly Date, DateOnly InsteadOf);

/// <summary>How sure the holidays of a year are.</summary>
public enum HolidayYearStatus
{
    /// <summary>Not in the table: only weekends are known to be off.</summary>
    Unknown,

    /// <summary>Computed from the law and the lunar calendar, not yet announced.</summary>
    Computed,

    /// <summary>Announced by the state.</summary>
    Official,
}
