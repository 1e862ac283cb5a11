using System.Collections.Immutable;
using System.Globalization;

namespace Portal.Grains.Scoring.Facts;

/// <summary>A period as the counters know it.</summary>
/// <param name="Code"><c>202608</c>, <c>202623</c> for a third quarter, <c>202600</c> for a year.</param>
/// <param name="From">First moment.</param>
/// <param name="To">First moment after it.</param>
internal readonly record struct PeriodSpan(int Code, long From, long To)
{
    /// <summary>The last moment that is looked at: now, or the last one of the period.</summary>
    public long AsOf(long now) => Math.Min(now, To - 1);
}

/// <summary>All months, quarters and years that can be scored.</summary>
internal static class PeriodTable
{
    private const int FirstYear = 2020;
    private const int LastYear = 2050;
    private const int FirstQuarterCode = 21;

    private static readonly ImmutableArray<PeriodSpan> Months =
        Make(12, (year, n) => string.Create(CultureInfo.InvariantCulture, $"{year}-{n + 1:00}"));
    private static readonly ImmutableArray<PeriodSpan> Quarters =
        Make(4, (year, n) => string.Create(CultureInfo.InvariantCulture, $"{year}-Q{n + 1}"));
    private static readonly ImmutableArray<PeriodSpan> Years =
        Make(1, (year, _) => year.ToString(CultureInfo.InvariantCulture));
    private static readonly long[] MonthStarts = [.. Months.Select(month => month.From)];

    public static PeriodSpan Of(ScorePeriod period) => new(
        CodeOf(period.Name), Moment.Of(period.From), Moment.Of(period.To));

    /// <summary>Number of the month that a moment lies in, or of the nearest one.</summary>
    public static int MonthOf(long at)
    {
        var found = Array.BinarySearch(MonthStarts, at);
        return Math.Clamp(found >= 0 ? found : ~found - 1, 0, Months.Length - 1);
    }

    public static PeriodSpan Month(int number) => Months[number];

    public static PeriodSpan Quarter(int month) => Quarters[month / 3];

    public static PeriodSpan Year(int month) => Years[month / 12];

    /// <summary>When the month after the one of a moment begins; never after the last one.</summary>
    public static long NextMonth(long at)
    {
        var month = MonthOf(at);
        return at < Months[month].From ? Months[month].From
            : month + 1 < Months.Length ? Months[month + 1].From
            : Moment.Never;
    }

    private static ImmutableArray<PeriodSpan> Make(int perYear, Func<int, int, string> name) =>
    [
        .. from year in Enumerable.Range(FirstYear, LastYear - FirstYear + 1)
           from n in Enumerable.Range(0, perYear)
           select Of(ScorePeriod.TryParse(name(year, n), out var period)
               ? period
               : throw new InvalidOperationException("A period of the table has no name.")),
    ];

    private static int CodeOf(string name)
    {
        var year = int.Parse(name.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture) * 100;
        return name.Length == 4 ? year
            : name[5] == 'Q' ? year + FirstQuarterCode + name[6] - '1'
            : year + int.Parse(name.AsSpan(5), NumberStyles.None, CultureInfo.InvariantCulture);
    }
}
