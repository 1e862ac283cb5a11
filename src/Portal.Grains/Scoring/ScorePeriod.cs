using System.Globalization;
using Portal.Grains.WorkingTime;

namespace Portal.Grains.Scoring;

/// <summary>A span of time that is scored: month, quarter or year, in Vietnam time. Source: decision 766, section 2.0.</summary>
/// <param name="Name"><c>2026-08</c>, <c>2026-Q3</c> or <c>2026</c>.</param>
/// <param name="From">First moment.</param>
/// <param name="To">First moment after it.</param>
public sealed record ScorePeriod(string Name, DateTimeOffset From, DateTimeOffset To)
{
    /// <summary>Reads the name of a month, quarter or year between 2020 and 2050.</summary>
    /// <returns>False when the text names no period.</returns>
    public static bool TryParse(string? text, out ScorePeriod period)
    {
        period = null!;
        if (text is not { Length: 4 or 7 }
            || !int.TryParse(text.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture, out var year)
            || year is < 2020 or > 2050)
            return false;

        var (month, months) = (text.Length, text.ElementAtOrDefault(5)) switch
        {
            (4, _) => (1, 12),
            (7, 'Q') when text[4] == '-' && text[6] is >= '1' and <= '4' => (((text[6] - '1') * 3) + 1, 3),
            (7, _) when text[4] == '-'
                && int.TryParse(text.AsSpan(5), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                && number is >= 1 and <= 12 => (number, 1),
            _ => (0, 0),
        };
        if (months == 0)
            return false;

        var from = new DateOnly(year, month, 1);
        period = new ScorePeriod(text, VietnamTime.StartOf(from), VietnamTime.StartOf(from.AddMonths(months)));
        return true;
    }

    /// <summary>The end of the period, or the moment of asking while it runs.</summary>
    public DateTimeOffset EndAsOf(DateTimeOffset now) => now < To ? now : To;

    /// <summary>
    /// The period of the same length before this one, or <see langword="null"/> before the first that can be scored.
    /// </summary>
    public ScorePeriod? Previous
    {
        get
        {
            var day = VietnamTime.DateOf(From).AddDays(-1);
            var name = Name.Length == 4 ? string.Create(CultureInfo.InvariantCulture, $"{day.Year:0000}")
                : Name[5] == 'Q' ? string.Create(CultureInfo.InvariantCulture, $"{day.Year:0000}-Q{(day.Month + 2) / 3}")
                : string.Create(CultureInfo.InvariantCulture, $"{day.Year:0000}-{day.Month:00}");
            return TryParse(name, out var previous) ? previous : null;
        }
    }
}
