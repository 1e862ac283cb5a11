using System.Collections.Immutable;
using Portal.Grains.Agencies;

namespace Portal.Grains.WorkingTime;

/// <summary>The weekly office hours of an agency; a day that is not listed is a day off.</summary>
/// <param name="Days">At most one entry a day of the week, at least one of them a working day.</param>
[GenerateSerializer, Immutable, Alias("portal.office-hours")]
public sealed record OfficeHours([property: Id(0)] ImmutableArray<DayHours> Days)
{
    /// <summary>
    /// Monday to Friday, 07:30-11:30 and 13:30-17:00: the usual hours of administrative agencies, where an agency has
    /// not set its own.
    /// </summary>
    public static OfficeHours Default { get; } = Weekdays(
        new Session(new TimeOnly(7, 30), new TimeOnly(11, 30)),
        new Session(new TimeOnly(13, 30), new TimeOnly(17, 0)));

    /// <summary>The same sessions from Monday to Friday.</summary>
    public static OfficeHours Weekdays(params ReadOnlySpan<Session> sessions)
    {
        ImmutableArray<Session> all = [.. sessions];
        return new([.. Enumerable.Range((int)DayOfWeek.Monday, 5).Select(day => new DayHours((DayOfWeek)day, all))]);
    }

    /// <summary>
    /// The hours of an agency as published in the catalogue. Weekdays that it lists replace the default ones. What it
    /// lists on a weekend is reception only (Decision 14/2010/QĐ-TTg): no limit counts a weekend as working days.
    /// </summary>
    public static OfficeHours Of(ImmutableArray<AgencySession> sessions)
    {
        ImmutableArray<DayHours> days =
        [
            .. sessions.GroupBy(session => session.Day).Select(day => new DayHours(
                day.Key,
                [.. day.OrderBy(session => session.From).Select(session => new Session(session.From, session.To))],
                ReceptionOnly: day.Key is DayOfWeek.Saturday or DayOfWeek.Sunday)),
        ];
        return new OfficeHours(days.Any(day => !day.ReceptionOnly) ? days : [.. Default.Days, .. days]);
    }

    /// <summary>These hours with one day of the week replaced or added.</summary>
    public OfficeHours With(DayHours day) => new([.. Days.Where(other => other.Day != day.Day), day]);

    /// <summary>What is wrong with these hours, one sentence each; empty when they can be used.</summary>
    public IEnumerable<string> Errors()
    {
        foreach (var twice in Days.GroupBy(day => day.Day).Where(group => group.Count() > 1))
            yield return $"{twice.Key} is listed more than once.";
        if (!Days.Any(day => !day.ReceptionOnly && day.Sessions.Length > 0))
            yield return "No day of the week is a working day.";

        foreach (var day in Days)
        {
            foreach (var session in day.Sessions.Where(s => s.Start >= s.End))
                yield return $"{day.Day}: the session starting {session.Start:HH\\:mm} does not end after its start.";
            if (day.Sessions.Any(s => !IsWholeMinute(s.Start) || !IsWholeMinute(s.End)))
                yield return $"{day.Day}: sessions begin and end at whole minutes.";
            for (var i = 1; i < day.Sessions.Length; i++)
            {
                if (day.Sessions[i].Start < day.Sessions[i - 1].End)
                    yield return $"{day.Day}: the session starting {day.Sessions[i].Start:HH\\:mm} is out of order.";
            }
        }
    }

    private static bool IsWholeMinute(TimeOnly time) => time.Ticks % TimeSpan.TicksPerMinute == 0;
}
