using System.Globalization;
using Portal.Grains.Shared;
using Portal.Grains.WorkingTime;

namespace Portal.Grains.Tests.WorkingTime;

/// <summary>Clocks over the real holiday table, and short ways to write moments in Vietnam time.</summary>
internal static class Clocks
{
    public static HolidayTable Holidays { get; } =
        HolidayTable.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "data", "holidays.json")));

    /// <summary>Monday to Friday, 07:30-11:30 and 13:30-17:00.</summary>
    public static LegalClock Usual { get; } = new(new WorkingCalendar(Holidays));

    /// <summary>Takes dossiers on Saturday mornings, and was closed by a storm from 9 to 11 November 2026.</summary>
    public static LegalClock OpenOnSaturdays { get; } = new(new WorkingCalendar(
        Holidays,
        OfficeHours.Default.With(new DayHours(
            DayOfWeek.Saturday, [new Session(new TimeOnly(8, 0), new TimeOnly(11, 0))], ReceptionOnly: true)),
        [new Closure(new(2026, 11, 9), new(2026, 11, 11), new LocalizedText("bão", "storm"))]));

    public static DateTimeOffset At(string moment) => new(
        DateTime.ParseExact(moment, ["yyyy-MM-dd HH:mm", "yyyy-MM-dd HH:mm:ss"], CultureInfo.InvariantCulture),
        TimeSpan.FromHours(7));

    public static DateOnly Date(string date) =>
        DateOnly.ParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static TimeLimit WorkingDays(int value) => new(value, TimeLimitUnit.WorkingDay);

    public static TimeLimit WorkingHours(int value) => new(value, TimeLimitUnit.WorkingHour);

    public static TimeLimit Days(int value) => new(value, TimeLimitUnit.Day);

    public static TimeLimit Months(int value) => new(value, TimeLimitUnit.Month);

    public static TimeLimit Immediate { get; } = new(0, TimeLimitUnit.Immediate);

    public static void AssertDue(string expected, string received, TimeLimit limit, LegalClock? clock = null) =>
        Assert.Equal(At(expected), (clock ?? Usual).Due(At(received), limit).At);
}
