using Portal.Grains.Agencies;
using Portal.Grains.WorkingTime;
using static Portal.Grains.Tests.WorkingTime.Clocks;

namespace Portal.Grains.Tests.WorkingTime;

public sealed class AgencyClocksTests
{
    private static readonly AgencySession SaturdayMorning =
        new(DayOfWeek.Saturday, new TimeOnly(8, 0), new TimeOnly(11, 0));

    private readonly AgencyClocks clocks = new(Holidays);

    [Fact]
    public void Agencies_without_own_hours_share_the_usual_clock() =>
        Assert.Same(clocks.Usual, clocks.For(AgencyWith(null)));

    [Fact]
    public void The_clock_of_an_agency_is_built_once()
    {
        var agency = AgencyWith(new AgencyHours([SaturdayMorning], []));

        Assert.Same(clocks.For(agency), clocks.For(agency));
        Assert.NotSame(clocks.Usual, clocks.For(agency));
    }

    // Saturday 14 November is received that day, so Monday is day 1; the usual weekdays stay.
    [Fact]
    public void Saturday_sessions_add_reception_to_the_usual_week() =>
        AssertDue(
            "2026-11-16 17:00",
            "2026-11-14 09:00",
            WorkingDays(1),
            clocks.For(AgencyWith(new AgencyHours([SaturdayMorning], []))));

    // Works on Tuesdays only, sessions given in the wrong order: Tue 3 November is not counted, 10 = 1, 17 = 2.
    [Fact]
    public void Own_weekdays_replace_the_usual_week() =>
        AssertDue(
            "2026-11-17 16:00",
            "2026-11-03 09:00",
            WorkingDays(2),
            clocks.For(AgencyWith(new AgencyHours(
                [
                    new AgencySession(DayOfWeek.Tuesday, new TimeOnly(13, 0), new TimeOnly(16, 0)),
                    new AgencySession(DayOfWeek.Tuesday, new TimeOnly(9, 0), new TimeOnly(12, 0)),
                ],
                []))));

    [Fact]
    public void Own_closures_are_days_off_with_a_reason()
    {
        var clock = clocks.For(AgencyWith(new AgencyHours([], [Date("2026-11-06")])));

        AssertDue("2026-11-09 17:00", "2026-11-05 09:00", WorkingDays(1), clock);
        Assert.Equal("agency closed", clock.Calendar.WhyOff(Date("2026-11-06"))?.En);
    }

    private static Agency AgencyWith(AgencyHours? hours) =>
        new("H44.03", "Ban Quản lý các khu công nghiệp", "Ban QL KCN", AgencyKind.Department, "H44", hours);
}
