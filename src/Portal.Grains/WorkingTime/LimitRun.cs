namespace Portal.Grains.WorkingTime;

/// <summary>
/// A limit as it runs: the position of its end in the unit of the limit, and the instant this makes. A pause moves the
/// position.
/// </summary>
internal readonly record struct LimitRun
{
    private readonly WorkingCalendar calendar;
    private readonly TimeLimitUnit unit;

    /// <summary>Ticks of working time, ordinal of a working day, or day number, by unit.</summary>
    private readonly long end;

    private LimitRun(WorkingCalendar calendar, TimeLimitUnit unit, long end)
    {
        this.calendar = calendar;
        this.unit = unit;
        this.end = end;
        DueAt = At(calendar, unit, end);
    }

    public DateTimeOffset DueAt { get; }

    /// <summary>The last day of a limit in days or months before it moves off a day off; else the due day.</summary>
    public DateOnly NominalDate => IsCalendar(unit) ? DateOnly.FromDayNumber((int)end) : VietnamTime.DateOf(DueAt);

    public static LimitRun Start(WorkingCalendar calendar, DateTimeOffset countedFrom, TimeLimit limit) =>
        new(calendar, limit.Unit, EndOf(calendar, countedFrom, limit));

    /// <summary>Whether the calendar reaches the end of a limit.</summary>
    public static bool Fits(WorkingCalendar calendar, DateTimeOffset countedFrom, TimeLimit limit)
    {
        var last = calendar.LastWorkingDay;
        // Months are added to a date, which has an end of its own.
        if (limit.Unit == TimeLimitUnit.Month && limit.Value / 12 > last.Year)
            return false;

        return EndOf(calendar, countedFrom, limit) <= limit.Unit switch
        {
            TimeLimitUnit.WorkingHour => calendar.WorkedAt(calendar.ClosingOf(last)),
            TimeLimitUnit.Day or TimeLimitUnit.Month => last.DayNumber,
            _ => calendar.OrdinalUpTo(last),
        };
    }

    /// <summary>What a pause takes, in the unit of the limit.</summary>
    public long Length(DateTimeOffset from, DateTimeOffset to) => unit switch
    {
        TimeLimitUnit.WorkingHour => calendar.WorkedAt(to) - calendar.WorkedAt(from),
        TimeLimitUnit.Day or TimeLimitUnit.Month => calendar.DaysEndedUntil(to) - calendar.DaysEndedUntil(from),
        _ => calendar.ClosingsUntil(to) - calendar.ClosingsUntil(from),
    };

    /// <summary>The run after a pause that begins before the due date.</summary>
    public LimitRun Paused(DateTimeOffset from, DateTimeOffset to)
    {
        var length = Length(from, to);
        if (length == 0)
            return this;
        // A last day that is off is moved to a working day. When a pause begins in between, the days moved over would
        // swallow it and the limit would end inside the pause: it ends on the first day after it instead.
        return IsCalendar(unit)
            ? new LimitRun(calendar, unit, Math.Max(end + length, calendar.DaysEndedUntil(to)))
            : new LimitRun(calendar, unit, end + length);
    }

    private static long EndOf(WorkingCalendar calendar, DateTimeOffset countedFrom, TimeLimit limit)
    {
        var date = VietnamTime.DateOf(countedFrom);
        return limit.Unit switch
        {
            // On a day with reception only there is nobody to decide: the next working day then.
            TimeLimitUnit.Immediate => calendar.OrdinalUpTo(date) + (calendar.IsWorkingDay(date) ? 0 : 1),
            TimeLimitUnit.WorkingHour => calendar.WorkedAt(countedFrom) + limit.Value * TimeSpan.TicksPerHour,
            TimeLimitUnit.WorkingDay => (long)calendar.OrdinalUpTo(date) + limit.Value,
            TimeLimitUnit.Day => (long)date.DayNumber + limit.Value,
            // The same day number of the later month, or its last day where it has none (Civil Code 2015, Art. 148(3)).
            TimeLimitUnit.Month => date.AddMonths(limit.Value).DayNumber,
            _ => throw new ArgumentOutOfRangeException(nameof(limit), limit.Unit, "Unknown unit."),
        };
    }

    private static bool IsCalendar(TimeLimitUnit unit) => unit is TimeLimitUnit.Day or TimeLimitUnit.Month;

    private static DateTimeOffset At(WorkingCalendar calendar, TimeLimitUnit unit, long end)
    {
        if (unit == TimeLimitUnit.WorkingHour)
            return calendar.WhenWorked(end);
        return calendar.ClosingOf(
            IsCalendar(unit)
                ? calendar.WorkingDayFrom(DateOnly.FromDayNumber((int)end))
                : calendar.WorkingDay((int)end));
    }
}
