using System.Collections.Immutable;
using Portal.Grains.Shared;

namespace Portal.Grains.WorkingTime;

/// <summary>A computed due date together with what it was computed from, so that it can explain itself.</summary>
public readonly record struct DueDate
{
    private readonly LimitRun run;

    internal DueDate(
        WorkingCalendar calendar,
        DateTimeOffset receivedAt,
        DateTimeOffset countedFrom,
        TimeLimit limit,
        ImmutableArray<Pause> pauses,
        LimitRun run)
    {
        Calendar = calendar;
        ReceivedAt = receivedAt;
        CountedFrom = countedFrom;
        Limit = limit;
        Pauses = pauses;
        this.run = run;
    }

    /// <summary>The last moment that is still on time, in Vietnam time.</summary>
    public DateTimeOffset At => run.DueAt;

    /// <summary>When it was received, in Vietnam time.</summary>
    public DateTimeOffset ReceivedAt { get; }

    /// <summary>When it counts as received: <see cref="ReceivedAt"/> or the start of the next session.</summary>
    public DateTimeOffset CountedFrom { get; }

    /// <summary>The limit that was applied.</summary>
    public TimeLimit Limit { get; }

    /// <summary>The pauses that moved the date, in order and without overlap.</summary>
    public ImmutableArray<Pause> Pauses { get; }

    /// <summary>
    /// Some year of the span has holidays that are not yet announced officially: counted again after that, another date may
    /// come out. A date that was promised stays (<see cref="LegalClock.Explain"/>).
    /// </summary>
    public bool IsProvisional => UnannouncedYears().Any();

    /// <summary>
    /// The reckoning in one sentence, made when asked for: "10 working days from 2026-08-28, without 2026-08-31 to
    /// 2026-09-02 (National Day), due 2026-09-16 17:00."
    /// </summary>
    public LocalizedText Explanation => new(new DueDateText(this, Vietnamese: true).Sentence(),
        new DueDateText(this, Vietnamese: false).Sentence());

    internal WorkingCalendar Calendar { get; }

    internal DateOnly NominalDate => run.NominalDate;

    internal IEnumerable<int> UnannouncedYears()
    {
        var holidays = Calendar.Holidays;
        var first = ReceivedAt.Year;
        return Enumerable.Range(first, At.Year - first + 1)
            .Where(year => holidays.StatusOf(year) != HolidayYearStatus.Official);
    }
}
