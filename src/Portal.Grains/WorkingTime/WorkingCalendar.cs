using System.Collections.Immutable;
using Portal.Grains.Shared;

namespace Portal.Grains.WorkingTime;

/// <summary>
/// When one agency works: its weekly hours, the national holidays and swapped days, its own closures. Immutable;
/// every question is answered from an index of all days from <see cref="First"/> to <see cref="Last"/>.
/// </summary>
public sealed class WorkingCalendar
{
    private readonly ImmutableArray<Closure> closures;
    private readonly DayPlan[] week;
    private readonly WorkingDayIndex index;

    /// <summary>First day that can be computed.</summary>
    public static DateOnly First { get; } = new(2010, 1, 1);

    /// <summary>Last day that can be computed.</summary>
    public static DateOnly Last { get; } = new(2059, 12, 31);

    /// <summary>Builds the calendar of an agency.</summary>
    /// <param name="holidays">National holidays and swapped days.</param>
    /// <param name="hours">Weekly office hours; <see cref="OfficeHours.Default"/> when left out.</param>
    /// <param name="closures">Days on which this agency is closed in addition.</param>
    /// <exception cref="ArgumentException">The hours or closures contradict themselves.</exception>
    public WorkingCalendar(
        HolidayTable holidays, OfficeHours? hours = null, IEnumerable<Closure>? closures = null)
    {
        ArgumentNullException.ThrowIfNull(holidays);
        Holidays = holidays;
        Hours = hours ?? OfficeHours.Default;
        this.closures = [.. closures ?? []];
        Check(Hours, this.closures);
        week = [.. Enumerable.Range(0, 7).Select(day => PlanOf(Hours, (DayOfWeek)day))];
        index = new WorkingDayIndex(Origin, Last.DayNumber - Origin + 1, PlanFor);
    }

    private static int Origin => First.DayNumber;

    /// <summary>The national holidays behind this calendar.</summary>
    public HolidayTable Holidays { get; }

    /// <summary>The weekly office hours.</summary>
    public OfficeHours Hours { get; }

    /// <summary>Whether a moment can be counted: the agency still works at it or after it.</summary>
    public bool Holds(DateTimeOffset at) =>
        index.Count > 0 && VietnamTime.DateOf(at) >= First && at < ClosingOf(LastWorkingDay);

    /// <summary>Whether limits run on this day; a day with reception only is no working day.</summary>
    public bool IsWorkingDay(DateOnly date) => PlanOn(date).IsWorking;

    /// <summary>The sessions in which the agency is open on a date; empty on a day off.</summary>
    public ImmutableArray<Session> SessionsOn(DateOnly date) => PlanOn(date).Sessions;

    /// <summary>The first moment at or after an instant that lies in a session of a working day.</summary>
    public DateTimeOffset NextWorkingMoment(DateTimeOffset at) => Next(at, static plan => plan.IsWorking);

    /// <summary>
    /// The first moment at or after an instant at which the agency is open, if only for reception: a dossier that
    /// arrives outside hours counts as received then.
    /// </summary>
    public DateTimeOffset NextOpenMoment(DateTimeOffset at) => Next(at, static plan => plan.IsOpen);

    /// <summary>The working time that passes from one instant to another; negative when they are reversed.</summary>
    public TimeSpan WorkingHoursBetween(DateTimeOffset from, DateTimeOffset to) => new(WorkedAt(to) - WorkedAt(from));

    /// <summary>
    /// How many working days lie after one date and up to another, the first not counted, the last counted; negative
    /// when they are reversed.
    /// </summary>
    public int WorkingDaysBetween(DateOnly from, DateOnly to) => OrdinalUpTo(to) - OrdinalUpTo(from);

    /// <summary>The n-th working day after a date; the date itself, whatever day it is, for 0.</summary>
    public DateOnly AddWorkingDays(DateOnly date, int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        return count == 0 ? date : WorkingDay(OrdinalUpTo(date) + count);
    }

    /// <summary>The date itself when it is a working day, otherwise the next one.</summary>
    public DateOnly WorkingDayFrom(DateOnly date) => IsWorkingDay(date) ? date : WorkingDay(OrdinalUpTo(date) + 1);

    /// <summary>The date itself when it is a working day, otherwise the last one before it.</summary>
    public DateOnly WorkingDayUntil(DateOnly date) => WorkingDay(OrdinalUpTo(date));

    /// <summary>The start of the first session of a day on which the agency is open.</summary>
    public DateTimeOffset OpeningOf(DateOnly date) => VietnamTime.At(date, PlanOn(date).Opens);

    /// <summary>The end of the last session of a day on which the agency is open.</summary>
    public DateTimeOffset ClosingOf(DateOnly date) => VietnamTime.At(date, PlanOn(date).Closes);

    /// <summary>
    /// Why a day on which the agency would usually work is off: the name of the holiday or the reason of the closure.
    /// <see langword="null"/> for working days and plain weekends.
    /// </summary>
    public LocalizedText? WhyOff(DateOnly date)
    {
        if (IsWorkingDay(date) || !(week[(int)date.DayOfWeek].IsWorking || Holidays.SwappedOn(date) is not null))
            return null;
        return ClosureOn(date)?.Reason ?? Holidays.HolidayOn(date)?.Name;
    }

    /// <summary>The last working day that can be counted.</summary>
    internal DateOnly LastWorkingDay => WorkingDay(index.Count);

    /// <summary>How many working days there are up to a date, itself included, since the start of the index.</summary>
    internal int OrdinalUpTo(DateOnly date) => index.CountBefore(Offset(date) + 1);

    /// <summary>The working day with an ordinal; the first of the index has ordinal 1.</summary>
    internal DateOnly WorkingDay(int ordinal) => DateOnly.FromDayNumber(Origin + index.DayOf(ordinal - 1));

    /// <summary>How many working days have closed up to an instant, itself included.</summary>
    internal int ClosingsUntil(DateTimeOffset at)
    {
        var date = VietnamTime.DateOf(at);
        var plan = PlanOn(date);
        return plan.IsWorking && VietnamTime.TimeOf(at) < plan.Closes ? OrdinalUpTo(date) - 1 : OrdinalUpTo(date);
    }

    /// <summary>
    /// How many days have ended up to an instant, itself included: a working day at its closing, a day off at midnight.
    /// </summary>
    internal int DaysEndedUntil(DateTimeOffset at)
    {
        var date = VietnamTime.DateOf(at);
        var plan = PlanOn(date);
        return plan.IsWorking && VietnamTime.TimeOf(at) >= plan.Closes ? date.DayNumber + 1 : date.DayNumber;
    }

    /// <summary>Ticks of working time from the start of the index to an instant.</summary>
    internal long WorkedAt(DateTimeOffset at)
    {
        var date = VietnamTime.DateOf(at);
        var plan = PlanOn(date);
        var before = index.MinutesBefore(index.CountBefore(Offset(date))) * TimeSpan.TicksPerMinute;
        return plan.IsWorking ? before + plan.WorkedUntil(VietnamTime.TimeOf(at)) : before;
    }

    /// <summary>The earliest instant at which so many ticks of working time have passed.</summary>
    internal DateTimeOffset WhenWorked(long ticks)
    {
        var ordinal = index.LastStartedBefore(ticks);
        var date = DateOnly.FromDayNumber(Origin + index.DayOf(ordinal));
        var rest = ticks - index.MinutesBefore(ordinal) * TimeSpan.TicksPerMinute;
        return VietnamTime.At(date, PlanOn(date).TimeWhenWorked(rest));
    }

    private static int Offset(DateOnly date) =>
        date >= First && date <= Last
            ? date.DayNumber - Origin
            : throw new ArgumentOutOfRangeException(
                nameof(date), $"{date:O} is outside the calendar, {First:O} to {Last:O}.");

    private static DayPlan PlanOf(OfficeHours hours, DayOfWeek day) =>
        hours.Days.FirstOrDefault(entry => entry.Day == day) is { Sessions.Length: > 0 } found
            ? new DayPlan(found.Sessions, found.ReceptionOnly)
            : DayPlan.Closed;

    private static void Check(OfficeHours hours, ImmutableArray<Closure> closures)
    {
        if (string.Join(" ", hours.Errors()) is { Length: > 0 } errors)
            throw new ArgumentException(errors, nameof(hours));
        if (closures.FirstOrDefault(closure => closure.To < closure.From) is { } wrong)
        {
            throw new ArgumentException(
                $"The closure from {wrong.From:O} ends before it starts.", nameof(closures));
        }
    }

    private DateTimeOffset Next(DateTimeOffset at, Func<DayPlan, bool> counts)
    {
        var date = VietnamTime.DateOf(at);
        var plan = PlanOn(date);
        if (counts(plan) && plan.NextOpen(VietnamTime.TimeOf(at)) is { } time)
            return VietnamTime.At(date, time);
        do
        {
            date = date.AddDays(1);
        }
        while (!counts(PlanOn(date)));

        return OpeningOf(date);
    }

    private DayPlan PlanOn(DateOnly date) => index.PlanOf(Offset(date));

    private Closure? ClosureOn(DateOnly date) =>
        closures.FirstOrDefault(closure => closure.From <= date && date <= closure.To);

    private DayPlan PlanFor(DateOnly date)
    {
        if (ClosureOn(date) is not null || Holidays.HolidayOn(date) is not null)
            return DayPlan.Closed;
        // A swapped Saturday is worked with the hours of the day it makes up for.
        return Holidays.SwappedOn(date) is { } swap && week[(int)swap.InsteadOf.DayOfWeek] is { IsWorking: true } plan
            ? plan
            : week[(int)date.DayOfWeek];
    }
}
