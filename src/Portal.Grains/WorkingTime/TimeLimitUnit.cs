namespace Portal.Grains.WorkingTime;

/// <summary>The unit in which a procedure's time limit is given.</summary>
public enum TimeLimitUnit
{
    /// <summary>Result while the citizen waits; the limit has no length.</summary>
    Immediate,

    /// <summary>Working hours inside the sessions of the agency.</summary>
    WorkingHour,

    /// <summary>Working days; the first day is not counted (Civil Code 2015, Art. 147(2)).</summary>
    WorkingDay,

    /// <summary>Calendar days; the first day is not counted.</summary>
    Day,

    /// <summary>Calendar months.</summary>
    Month,
}
