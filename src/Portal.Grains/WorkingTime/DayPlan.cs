using System.Collections.Immutable;

namespace Portal.Grains.WorkingTime;

/// <summary>The sessions of one kind of day. All times are ticks since midnight, Vietnam time.</summary>
internal sealed class DayPlan(ImmutableArray<Session> sessions, bool receptionOnly)
{
    public static DayPlan Closed { get; } = new([], false);

    public ImmutableArray<Session> Sessions { get; } = sessions;

    public bool IsOpen { get; } = sessions.Length > 0;

    public bool IsWorking { get; } = sessions.Length > 0 && !receptionOnly;

    public TimeOnly Opens => Sessions[0].Start;

    public TimeOnly Closes => Sessions[^1].End;

    public int Minutes { get; } = (int)(sessions.Sum(s => s.End.Ticks - s.Start.Ticks) / TimeSpan.TicksPerMinute);

    /// <summary>The first moment at or after a time of day that lies in a session; null after the last.</summary>
    public TimeOnly? NextOpen(TimeOnly time)
    {
        foreach (var session in Sessions)
        {
            if (time <= session.End)
                return time < session.Start ? session.Start : time;
        }

        return null;
    }

    /// <summary>Ticks of the sessions that lie before a time of day.</summary>
    public long WorkedUntil(TimeOnly time)
    {
        long worked = 0;
        foreach (var session in Sessions)
            worked += Math.Clamp(time.Ticks, session.Start.Ticks, session.End.Ticks) - session.Start.Ticks;
        return worked;
    }

    /// <summary>The earliest time of day at which so many ticks of the sessions have passed.</summary>
    public TimeOnly TimeWhenWorked(long ticks)
    {
        foreach (var session in Sessions)
        {
            var length = session.End.Ticks - session.Start.Ticks;
            if (ticks <= length)
                return new TimeOnly(session.Start.Ticks + ticks);
            ticks -= length;
        }

        throw new ArgumentOutOfRangeException(nameof(ticks), "The day is shorter than that.");
    }
}
