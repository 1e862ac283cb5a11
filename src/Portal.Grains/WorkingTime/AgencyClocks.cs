using System.Collections.Concurrent;
using Portal.Grains.Agencies;
using Portal.Grains.Shared;

namespace Portal.Grains.WorkingTime;

/// <summary>
/// The clocks of all agencies over one holiday table. Agencies without own hours share one clock; another is built when
/// it is first asked for and kept. A new publication of holidays or hours needs new clocks.
/// </summary>
/// <param name="holidays">National holidays and swapped days.</param>
/// <param name="rules">The numbers of the law; those in force when left out.</param>
public sealed class AgencyClocks(HolidayTable holidays, WorkingTimeRules? rules = null)
{
    private static readonly LocalizedText OwnClosure = new("cơ quan nghỉ", "agency closed");

    private readonly ConcurrentDictionary<string, LegalClock> own = new(StringComparer.Ordinal);

    /// <summary>The clock with the default office hours.</summary>
    public LegalClock Usual { get; } = new(new WorkingCalendar(holidays), rules);

    /// <summary>The clock of an agency.</summary>
    public LegalClock For(Agency agency)
    {
        ArgumentNullException.ThrowIfNull(agency);
        return agency.Hours is { } hours ? own.GetOrAdd(agency.Code, _ => ClockOf(hours)) : Usual;
    }

    private LegalClock ClockOf(AgencyHours hours) => new(
        new WorkingCalendar(
            holidays,
            OfficeHours.Of(hours.Sessions),
            hours.Closures.Select(day => new Closure(day, day, OwnClosure))),
        rules);
}
