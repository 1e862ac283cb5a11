namespace Portal.Grains.WorkingTime;

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
