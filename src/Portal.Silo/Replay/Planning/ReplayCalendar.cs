using System.Collections.Immutable;
using Portal.Grains.Scoring;
using Portal.Grains.WorkingTime;

namespace Portal.Silo.Replay.Planning;

/// <summary>
/// The moments at which something happens in a replay: every half hour of the agency's working time (every two for a
/// whole province), from some weeks before the period to its end. The clock of the portal is set to one after the other.
/// </summary>
internal sealed class ReplayCalendar
{
    private static readonly TimeSpan HalfHour = TimeSpan.FromMinutes(30);
    private static readonly TimeSpan TwoHours = TimeSpan.FromHours(2);

    /// <summary>Dossiers that are carried over were received in this span before the period.</summary>
    private const int DaysBefore = 42;

    public ReplayCalendar(LegalClock clock, ScorePeriod period, ReplayStyle style)
    {
        (Clock, Period, Style) = (clock, period, style);
        var step = style == ReplayStyle.Lean ? TwoHours : HalfHour;
        var slots = ImmutableArray.CreateBuilder<DateTimeOffset>();
        var days = ImmutableArray.CreateBuilder<ReplayDay>();
        var last = VietnamTime.DateOf(period.To).AddDays(-1);
        for (var date = VietnamTime.DateOf(period.From).AddDays(-DaysBefore); date <= last; date = date.AddDays(1))
        {
            if (!clock.Calendar.IsWorkingDay(date))
                continue;

            var first = slots.Count;
            foreach (var session in clock.Calendar.SessionsOn(date))
            {
                for (var at = VietnamTime.At(date, session.Start); at < VietnamTime.At(date, session.End); at += step)
                    slots.Add(at);
            }

            days.Add(new ReplayDay(date, first, slots.Count - first));
        }

        (Slots, Days) = (slots.ToImmutable(), days.ToImmutable());
        FirstOfPeriod = LastUpTo(period.From) + 1;
    }

    public LegalClock Clock { get; }

    public ScorePeriod Period { get; }

    public ReplayStyle Style { get; }

    public ImmutableArray<DateTimeOffset> Slots { get; }

    public ImmutableArray<ReplayDay> Days { get; }

    /// <summary>The first slot inside the period.</summary>
    public int FirstOfPeriod { get; }

    public int Last => Slots.Length - 1;

    /// <summary>The last slot at or before a moment; -1 when all are later.</summary>
    public int LastUpTo(DateTimeOffset at)
    {
        var found = Slots.BinarySearch(at);
        return found >= 0 ? found : ~found - 1;
    }
}

/// <summary>A working day of a replay.</summary>
/// <param name="Count">How many slots it has.</param>
internal sealed record ReplayDay(DateOnly Date, int FirstSlot, int Count);
