namespace Portal.Grains.WorkingTime;

/// <summary>
/// Vietnam time: UTC+7 all year round. The offset is fixed here, and nowhere else, so that no deadline ever depends
/// on the time zone or the time zone data of the machine.
/// </summary>
public static class VietnamTime
{
    /// <summary>Offset of Vietnam time from UTC; no daylight saving since 1975.</summary>
    public static readonly TimeSpan Offset = TimeSpan.FromHours(7);

    /// <summary>The same instant, written in Vietnam time.</summary>
    public static DateTimeOffset ToVietnam(DateTimeOffset at) => at.ToOffset(Offset);

    /// <summary>The calendar date in Vietnam at this instant.</summary>
    public static DateOnly DateOf(DateTimeOffset at) => DateOnly.FromDateTime(at.ToOffset(Offset).DateTime);

    /// <summary>The last day of what ends before this instant.</summary>
    public static DateOnly LastDayBefore(DateTimeOffset end) => DateOf(end.AddTicks(-1));

    /// <summary>The time of day in Vietnam at this instant.</summary>
    public static TimeOnly TimeOf(DateTimeOffset at) => TimeOnly.FromTimeSpan(at.ToOffset(Offset).TimeOfDay);

    /// <summary>The instant at which a date begins in Vietnam.</summary>
    public static DateTimeOffset StartOf(DateOnly date) => At(date, TimeOnly.MinValue);

    /// <summary>The instant of a date and time of day in Vietnam.</summary>
    public static DateTimeOffset At(DateOnly date, TimeOnly time) => new(date, time, Offset);
}
