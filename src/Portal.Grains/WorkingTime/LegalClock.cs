using System.Collections.Immutable;
using Portal.Grains.Shared;

namespace Portal.Grains.WorkingTime;

/// <summary>
/// The one calculator of deadlines, over the calendar of an agency. Pure: the same input gives the same answer on
/// every machine.
/// </summary>
/// <remarks>
/// <para>
/// A receipt outside hours counts as made at the start of the next session. The first day is not counted for limits in
/// days and months; hours run from the moment itself (Civil Code 2015, Art. 147). A limit in days or months ends when
/// the agency closes on its last day; where that is a day off, on the next working day (Art. 148(5)).
/// </para>
/// <para>
/// A pause moves the due date by what it took, measured in the unit of the limit: hours by the working time inside the
/// pause; working days by the working days whose closing time lies in it (after its start, up to its end); days and
/// months by the days that end in it, a working day at its closing and a day off at midnight. So a pause of k working
/// days moves a limit in working days by exactly k, a pause outside working time moves no limit in working time, and a
/// limit never ends inside a pause. Overlapping pauses count once; what lies before the receipt does not count, and a
/// pause that begins when the limit has run out cannot bring it back.
/// </para>
/// </remarks>
public sealed class LegalClock
{
    /// <summary>More than the hours, and so than the days, that any calendar holds.</summary>
    private const int LongestLimit = 100_000;

    /// <summary>A clock over a calendar.</summary>
    /// <param name="calendar">When the agency works.</param>
    /// <param name="rules">The numbers of the law; those in force when left out.</param>
    public LegalClock(WorkingCalendar calendar, WorkingTimeRules? rules = null)
    {
        ArgumentNullException.ThrowIfNull(calendar);
        Calendar = calendar;
        Rules = rules ?? WorkingTimeRules.Default;
    }

    /// <summary>When the agency works.</summary>
    public WorkingCalendar Calendar { get; }

    /// <summary>The numbers of the law.</summary>
    public WorkingTimeRules Rules { get; }

    /// <summary>The due date of what is received at an instant.</summary>
    public DueDate Due(DateTimeOffset receivedAt, TimeLimit limit) => Due(receivedAt, limit, []);

    /// <summary>The due date of what is received at an instant, with pauses.</summary>
    /// <param name="receivedAt">When it was received.</param>
    /// <param name="limit">How long it may take.</param>
    /// <param name="pauses">When the clock stood still, in any order.</param>
    /// <exception cref="ArgumentException">
    /// A limit without length or beyond the calendar, or a pause that ends before it starts.
    /// </exception>
    public DueDate Due(DateTimeOffset receivedAt, TimeLimit limit, ImmutableArray<Pause> pauses)
    {
        ArgumentNullException.ThrowIfNull(limit);
        if (limit.Unit != TimeLimitUnit.Immediate)
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(limit.Value, nameof(limit));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(limit.Value, LongestLimit, nameof(limit));

        var countedFrom = Calendar.NextOpenMoment(receivedAt);
        var run = LimitRun.Start(Calendar, countedFrom, limit);
        var moved = pauses.IsDefaultOrEmpty ? [] : PauseList.Apply(pauses, countedFrom, ref run);
        return new DueDate(Calendar, VietnamTime.ToVietnam(receivedAt), countedFrom, limit, moved, run);
    }

    /// <summary>The due date of what is received at an instant, unless the calendar ends before it.</summary>
    public bool TryDue(DateTimeOffset receivedAt, TimeLimit limit, out DueDate due)
    {
        ArgumentNullException.ThrowIfNull(limit);
        var fits = Calendar.Holds(receivedAt) && LimitRun.Fits(Calendar, Calendar.NextOpenMoment(receivedAt), limit);
        due = fits ? Due(receivedAt, limit) : default;
        return fits;
    }

    /// <summary>
    /// Explains a date that was promised: how it was counted; or, where the calendar has changed since and would give
    /// another date today, that the promise stands.
    /// </summary>
    /// <param name="promised">The date.</param>
    /// <param name="receivedAt">When it was received.</param>
    /// <param name="limit">How long it may take.</param>
    public LocalizedText Explain(DateTimeOffset promised, DateTimeOffset receivedAt, TimeLimit limit) =>
        TryDue(receivedAt, limit, out var due) && due.At == promised
            ? due.Explanation
            : new(new PromiseText(Calendar, promised, Vietnamese: true).Sentence(),
                new PromiseText(Calendar, promised, Vietnamese: false).Sentence());

    /// <summary>
    /// Until when a received dossier is forwarded to the unit that decides: the close of the same working day, or the
    /// opening of the next one when it is received after 15:00 (Decree 61/2018/NĐ-CP, Art. 18).
    /// </summary>
    public DateTimeOffset ForwardBy(DateTimeOffset receivedAt)
    {
        var counted = Calendar.NextOpenMoment(receivedAt);
        var received = VietnamTime.DateOf(counted);
        var day = ForwardingDay(receivedAt);
        return day == received ? Calendar.ClosingOf(day) : Calendar.OpeningOf(day);
    }

    /// <summary>
    /// The working day on which a received dossier counts as forwarded: the day of receipt, or the next working day
    /// when it is received after 15:00 or on a day with reception only.
    /// </summary>
    public DateOnly ForwardingDay(DateTimeOffset receivedAt)
    {
        var counted = Calendar.NextOpenMoment(receivedAt);
        var day = VietnamTime.DateOf(counted);
        return Calendar.IsWorkingDay(day) && VietnamTime.TimeOf(counted) <= Rules.ForwardSameDayUntil
            ? day
            : Calendar.AddWorkingDays(day, 1);
    }

    /// <summary>
    /// Until when a late result is announced with an apology and a new date: the close of the last working day at
    /// least one day before the due date (Decree 61/2018/NĐ-CP, Art. 19(9)).
    /// </summary>
    public DateTimeOffset LastMomentToApologise(DateTimeOffset dueAt)
    {
        var latest = VietnamTime.DateOf(dueAt).AddDays(-Rules.ApologyDaysBefore);
        return Calendar.ClosingOf(Calendar.WorkingDayUntil(latest));
    }

    /// <summary>
    /// Until when an incomplete dossier is returned for supplement: 3 working days from receipt (Decree 61/2018/NĐ-CP,
    /// Art. 19(4)).
    /// </summary>
    public DueDate SupplementRequestBy(DateTimeOffset receivedAt) =>
        Due(receivedAt, new TimeLimit(Rules.SupplementRequestWorkingDays, TimeLimitUnit.WorkingDay));
}
