using System.Globalization;
using Portal.Grains.Scoring;
using Portal.Grains.WorkingTime;

namespace Portal.Api.Pages.Shared;

/// <summary>Periods in words, and the ways from one to the next.</summary>
internal static class PeriodText
{
    private static readonly string[] Months =
    [
        "January", "February", "March", "April", "May", "June",
        "July", "August", "September", "October", "November", "December",
    ];

    /// <summary>The period in words, such as <c>tháng 8/2026</c>.</summary>
    public static string Words(this PageText text, ScorePeriod period)
    {
        var day = VietnamTime.DateOf(period.From);
        return period.Name.Length == 4 ? text.Say($"năm {day.Year}", $"{day.Year}")
            : period.Name[5] == 'Q' ? text.Say($"quý {Quarter(day)}/{day.Year}", $"quarter {Quarter(day)} of {day.Year}")
            : text.Say($"tháng {day.Month}/{day.Year}", $"{Months[day.Month - 1]} {day.Year}");
    }

    /// <summary>The next period of the same length, or <see langword="null"/> when it has not begun yet.</summary>
    public static ScorePeriod? Next(this ScorePeriod period, DateTimeOffset now) =>
        now < period.To ? null : OfLength(period, VietnamTime.DateOf(period.To));

    /// <summary>Month, quarter and year in which a period ends; as of a moment that is still running.</summary>
    public static IEnumerable<ScorePeriod> Lengths(this ScorePeriod period, DateTimeOffset now)
    {
        var last = now < period.To ? VietnamTime.DateOf(now) : VietnamTime.LastDayBefore(period.To);
        yield return Parse(MonthName(last));
        yield return Parse(QuarterName(last));
        yield return Parse(YearName(last));
    }

    private static ScorePeriod OfLength(ScorePeriod like, DateOnly day) => Parse(
        like.Name.Length == 4 ? YearName(day) : like.Name[5] == 'Q' ? QuarterName(day) : MonthName(day));

    private static ScorePeriod Parse(string name) =>
        ScorePeriod.TryParse(name, out var period) ? period : throw new FormatException($"{name} is no period.");

    private static int Quarter(DateOnly day) => (day.Month + 2) / 3;

    private static string MonthName(DateOnly day) => day.ToString("yyyy-MM", CultureInfo.InvariantCulture);

    private static string QuarterName(DateOnly day) =>
        string.Create(CultureInfo.InvariantCulture, $"{day.Year:0000}-Q{Quarter(day)}");

    private static string YearName(DateOnly day) => day.ToString("yyyy", CultureInfo.InvariantCulture);
}
