using System.Collections.Immutable;
using Portal.Grains.WorkingTime;

namespace Portal.Silo.Replay.Planning;

/// <summary>
/// On which days a dossier can be received so that, with a given limit, it ends up as planned. The legal clock decides:
/// a limit in days gives every dossier of one day the same due date.
/// </summary>
internal sealed class ReceiptDays(ReplayCalendar calendar)
{
    private readonly Dictionary<TimeLimit, ImmutableArray<DateTimeOffset>> dueDates = [];
    private readonly Dictionary<(TimeLimit, Outcome, bool), ImmutableArray<int>> suitable = [];

    /// <summary>Limits that depend on the day alone; hours and results at once are left out of replays.</summary>
    public static bool CanPlan(TimeLimit limit) =>
        limit.Unit is TimeLimitUnit.WorkingDay or TimeLimitUnit.Day or TimeLimitUnit.Month;

    /// <summary>Positions of the days that suit.</summary>
    public ImmutableArray<int> For(TimeLimit limit, Outcome outcome, bool carriedOver)
    {
        if (suitable.TryGetValue((limit, outcome, carriedOver), out var known))
            return known;

        var found = Enumerable.Range(0, calendar.Days.Length)
            .Where(day => Suits(calendar.Days[day], DueOf(limit, day), outcome, carriedOver))
            .ToImmutableArray();
        suitable.Add((limit, outcome, carriedOver), found);
        return found;
    }

    /// <summary>When a dossier of that day is due.</summary>
    public DateTimeOffset DueOf(TimeLimit limit, int day)
    {
        if (!dueDates.TryGetValue(limit, out var dates))
        {
            dates = [.. calendar.Days.Select(one => calendar.Clock.Due(calendar.Slots[one.FirstSlot], limit).At)];
            dueDates.Add(limit, dates);
        }

        return dates[day];
    }

    private bool Suits(ReplayDay day, DateTimeOffset dueAt, Outcome outcome, bool carriedOver)
    {
        if (carriedOver != day.FirstSlot < calendar.FirstOfPeriod)
            return false;

        return outcome switch
        {
            Outcome.FinishedOnTime => dueAt >= calendar.Slots[calendar.FirstOfPeriod],
            Outcome.OpenOnTime => dueAt >= calendar.Period.To,
            Outcome.FinishedLate => dueAt < calendar.Slots[calendar.Last],
            _ => dueAt < calendar.Period.To,
        };
    }
}
