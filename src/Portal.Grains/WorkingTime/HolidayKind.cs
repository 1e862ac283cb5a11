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
