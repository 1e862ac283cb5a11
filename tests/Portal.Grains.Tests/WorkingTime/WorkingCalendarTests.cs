using Portal.Grains.Shared;
using Portal.Grains.WorkingTime;
using static Portal.Grains.Tests.WorkingTime.Clocks;

namespace Portal.Grains.Tests.WorkingTime;

public sealed class WorkingCalendarTests
{
    private static readonly Session Morning = new(new TimeOnly(7, 30), new TimeOnly(11, 30));

    [Theory]
    [InlineData("2026-11-05", true)] // Thursday
    [InlineData("2026-11-07", false)] // Saturday
    [InlineData("2026-08-22", true)] // Saturday worked instead of 31 August
    [InlineData("2026-08-31", false)] // Monday off, swapped
    [InlineData("2026-02-18", false)] // second day of Tết
    [InlineData("2026-04-27", false)] // Monday off because Hùng Kings' day fell on a Sunday
    public void Working_days_are_weekdays_without_holidays_and_with_swapped_Saturdays(string date, bool works) =>
        Assert.Equal(works, Usual.Calendar.IsWorkingDay(Date(date)));

    [Fact]
    public void A_swapped_Saturday_has_the_sessions_of_the_day_it_makes_up_for()
    {
        // The Monday sessions, since 31 August 2026 is a Monday; not the shorter ones of this agency's Saturdays.
        var mondays = new DayHours(DayOfWeek.Monday, [new Session(new TimeOnly(9, 0), new TimeOnly(15, 0))]);
        var saturdays = new DayHours(DayOfWeek.Saturday, [Morning], ReceptionOnly: true);
        var calendar = new WorkingCalendar(Holidays, OfficeHours.Default.With(mondays).With(saturdays));

        Assert.Equal(mondays.Sessions, calendar.SessionsOn(Date("2026-08-22")));
        Assert.True(calendar.IsWorkingDay(Date("2026-08-22")));
        Assert.Equal(saturdays.Sessions, calendar.SessionsOn(Date("2026-08-15")));
        Assert.False(calendar.IsWorkingDay(Date("2026-08-15")));
    }

    [Fact]
    public void A_closure_of_the_agency_is_a_day_off_with_its_reason()
    {
        var calendar = OpenOnSaturdays.Calendar;

        Assert.False(calendar.IsWorkingDay(Date("2026-11-09")));
        Assert.False(calendar.IsWorkingDay(Date("2026-11-11")));
        Assert.True(calendar.IsWorkingDay(Date("2026-11-12")));
        Assert.Equal("bão", calendar.WhyOff(Date("2026-11-10"))?.Vi);
        Assert.Null(calendar.WhyOff(Date("2026-11-15")));
        Assert.Equal("Quốc khánh 2/9", calendar.WhyOff(Date("2026-09-02"))?.Vi);
    }

    [Theory]
    [InlineData("2026-11-05 06:00", "2026-11-05 07:30")]
    [InlineData("2026-11-05 10:15", "2026-11-05 10:15")]
    [InlineData("2026-11-05 11:30", "2026-11-05 11:30")]
    [InlineData("2026-11-05 11:45", "2026-11-05 13:30")]
    [InlineData("2026-11-05 17:00", "2026-11-05 17:00")]
    [InlineData("2026-11-05 17:00:01", "2026-11-06 07:30")]
    [InlineData("2026-11-06 17:30", "2026-11-09 07:30")]
    [InlineData("2026-02-13 18:00", "2026-02-23 07:30")]
    public void The_next_working_moment_lies_in_a_session_both_ends_included(string at, string next) =>
        Assert.Equal(At(next), Usual.Calendar.NextWorkingMoment(At(at)));

    [Fact]
    public void Reception_on_Saturday_is_open_but_not_working()
    {
        var calendar = OpenOnSaturdays.Calendar;

        Assert.Equal(At("2026-11-14 09:00"), calendar.NextOpenMoment(At("2026-11-14 09:00")));
        Assert.Equal(At("2026-11-16 07:30"), calendar.NextWorkingMoment(At("2026-11-14 09:00")));
    }

    [Theory]
    [InlineData("2026-11-05 07:30", "2026-11-05 17:00", 7.5)]
    [InlineData("2026-11-05 11:00", "2026-11-05 14:00", 1)]
    [InlineData("2026-11-05 17:00", "2026-11-06 07:30", 0)]
    [InlineData("2026-11-06 16:00", "2026-11-09 08:00", 1.5)]
    [InlineData("2026-02-13 16:00", "2026-02-23 08:00", 1.5)] // across Tết
    [InlineData("2026-11-09 08:00", "2026-11-06 16:00", -1.5)]
    public void Working_hours_between_two_moments_are_those_of_the_sessions(string from, string to, double hours) =>
        Assert.Equal(TimeSpan.FromHours(hours), Usual.Calendar.WorkingHoursBetween(At(from), At(to)));

    [Theory]
    [InlineData("2026-08-28", "2026-09-03", 1)] // 29 Aug to 2 Sep are off
    [InlineData("2026-08-21", "2026-08-24", 2)] // Saturday 22 is worked
    [InlineData("2026-11-05", "2026-11-05", 0)]
    [InlineData("2026-11-09", "2026-11-05", -2)]
    public void Working_days_between_two_dates_leave_out_the_first(string from, string to, int days) =>
        Assert.Equal(days, Usual.Calendar.WorkingDaysBetween(Date(from), Date(to)));

    [Theory]
    [InlineData("2026-08-28", 1, "2026-09-03")]
    [InlineData("2026-08-30", 1, "2026-09-03")]
    [InlineData("2026-08-30", 0, "2026-08-30")]
    public void Adding_working_days_skips_days_off(string date, int count, string expected) =>
        Assert.Equal(Date(expected), Usual.Calendar.AddWorkingDays(Date(date), count));

    [Fact]
    public void A_date_outside_the_calendar_is_refused_and_not_guessed()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Usual.Calendar.IsWorkingDay(new DateOnly(2009, 12, 31)));
        Assert.Throws<ArgumentOutOfRangeException>(() => Usual.Calendar.IsWorkingDay(DateOnly.MaxValue));
        foreach (var unit in new[]
                 {
                     TimeLimitUnit.WorkingHour, TimeLimitUnit.WorkingDay, TimeLimitUnit.Day, TimeLimitUnit.Month,
                 })
        {
            Assert.Throws<ArgumentOutOfRangeException>(
                () => Usual.Due(At("2026-11-05 08:00"), new TimeLimit(int.MaxValue, unit)));
            Assert.Throws<ArgumentOutOfRangeException>(
                () => Usual.Due(At("2026-11-05 08:00"), new TimeLimit(0, unit)));
        }
    }

    [Fact]
    public void Hours_that_contradict_themselves_are_refused()
    {
        AssertRefused(new OfficeHours([]), "working day");
        AssertRefused(new OfficeHours([new DayHours(DayOfWeek.Monday, [Morning], ReceptionOnly: true)]), "working day");
        AssertRefused(OfficeHours.Weekdays(new Session(new TimeOnly(9, 0), new TimeOnly(9, 0))), "after its start");
        AssertRefused(OfficeHours.Weekdays(Morning, Morning), "out of order");
        AssertRefused(OfficeHours.Weekdays(new Session(new TimeOnly(9, 0, 30), new TimeOnly(10, 0))), "whole minutes");
        var monday = new DayHours(DayOfWeek.Monday, [Morning]);
        AssertRefused(new OfficeHours([monday, monday]), "more than once");
        Assert.Throws<ArgumentException>(() => new WorkingCalendar(
            Holidays, null, [new Closure(Date("2026-11-11"), Date("2026-11-09"), new LocalizedText("bão"))]));
    }

    private static void AssertRefused(OfficeHours hours, string reason)
    {
        var refused = Assert.Throws<ArgumentException>(() => new WorkingCalendar(Holidays, hours));
        Assert.Contains(reason, refused.Message, StringComparison.Ordinal);
    }
}
