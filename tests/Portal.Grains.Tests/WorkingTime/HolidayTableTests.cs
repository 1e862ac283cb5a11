using System.Globalization;
using System.Text.Json;
using Portal.Grains.Shared;
using Portal.Grains.Tests.Catalogue;
using Portal.Grains.WorkingTime;
using static Portal.Grains.Tests.WorkingTime.Clocks;

namespace Portal.Grains.Tests.WorkingTime;

public sealed class HolidayTableTests
{
    [Fact]
    public void A_holiday_carries_its_name_in_both_languages_and_its_kind()
    {
        var holiday = Holidays.HolidayOn(Date("2026-08-31"));

        Assert.Equal(
            new Holiday(Date("2026-08-31"), new LocalizedText("Quốc khánh 2/9", "National Day"), HolidayKind.Swapped),
            holiday);
        Assert.Null(Holidays.HolidayOn(Date("2026-08-28")));
    }

    [Fact]
    public void Every_holiday_of_the_data_has_an_English_name() =>
        Assert.All(Holidays.Holidays, holiday => Assert.NotNull(holiday.Name.En));

    [Fact]
    public void A_swapped_Saturday_knows_the_day_it_makes_up_for() =>
        Assert.Equal(Date("2026-08-31"), Holidays.SwappedOn(Date("2026-08-22"))?.InsteadOf);

    [Fact]
    public void The_days_off_that_the_catalogue_publishes_are_the_same_table()
    {
        var published = HolidayTable.Parse(ShippedCatalogue.Snapshot.HolidaysJson);

        Assert.Equal(Holidays.Holidays, published.Holidays);
        Assert.Equal(Holidays.SwappedDays, published.SwappedDays);
    }

    [Theory]
    [InlineData(2026, HolidayYearStatus.Official)]
    [InlineData(2027, HolidayYearStatus.Computed)]
    [InlineData(2035, HolidayYearStatus.Unknown)]
    public void A_year_says_how_sure_it_is(int year, HolidayYearStatus status) =>
        Assert.Equal(status, Holidays.StatusOf(year));

    [Fact]
    public void The_calendar_has_as_many_working_days_a_month_as_the_data_states()
    {
        using var data = JsonDocument.Parse(
            File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "data", "holidays.json")));
        foreach (var year in data.RootElement.GetProperty("years").EnumerateObject())
        {
            var stated = year.Value.GetProperty("workingDays").GetProperty("perMonth").EnumerateArray()
                .Select(count => count.GetInt32());
            var number = int.Parse(year.Name, CultureInfo.InvariantCulture);
            Assert.Equal(stated, Enumerable.Range(1, 12).Select(month => WorkingDaysIn(number, month)));
        }
    }

    [Theory]
    [InlineData("""{"date":"2026-13-01","name":"A","kind":"holiday"}""", "nonWorkingDays[0].date: '2026-13-01'")]
    [InlineData("""{"date":"2025-01-01","name":"A","kind":"holiday"}""", "2025-01-01 does not belong to 2026")]
    [InlineData("""{"date":"2026-01-01","name":" ","kind":"holiday"}""", "nonWorkingDays[0].name: a text is expected")]
    [InlineData("""{"date":"2026-01-01","name":"A","kind":"feast"}""", "nonWorkingDays[0].kind")]
    [InlineData("""{"date":"2026-01-01","weekday":"Friday","name":"A","kind":"holiday"}""", "is a Thursday")]
    [InlineData("""{"date":20260101,"name":"A","kind":"holiday"}""", "nonWorkingDays[0].date: a text is expected")]
    [InlineData("17", "nonWorkingDays[0]: an object is expected")]
    public void A_wrong_day_off_is_named_in_the_error(string entry, string expected) =>
        AssertError(Year(entry), "years.2026.nonWorkingDays[0]", expected);

    [Theory]
    [InlineData("""{"date":"2026-08-21","insteadOf":"2026-08-31"}""", "2026-08-21 is not a weekend day")]
    [InlineData("""{"date":"2026-08-22","insteadOf":"2026-08-28"}""", "insteadOf 2026-08-28 is not a day off")]
    [InlineData("""{"date":"2026-08-22"}""", "workingWeekendDays[0].insteadOf: a text is expected")]
    public void A_wrong_swap_is_named_in_the_error(string entry, string expected) =>
        AssertError(
            Year("""{"date":"2026-08-31","name":"Quốc khánh","kind":"swapped"}""", entry), "years.2026.", expected);

    [Fact]
    public void A_day_listed_twice_is_an_error()
    {
        const string day = """{"date":"2026-01-01","name":"A","kind":"holiday"}""";
        AssertError(Year($"{day},{day}"), "years.2026.nonWorkingDays[1].date", "listed twice");
    }

    [Theory]
    [InlineData("{", "not valid JSON")]
    [InlineData("[]", "years: an object")]
    [InlineData("""{"years":{"next":{}}}""", "years.next")]
    [InlineData("""{"years":{"2026":{"status":"maybe"}}}""", "years.2026.status")]
    [InlineData("""{"years":{"2026":{"status":"official"}}}""", "years.2026.nonWorkingDays: a list is expected")]
    public void A_wrong_document_is_refused_with_the_place(string json, string expected) => AssertError(json, expected);

    [Fact]
    public void All_errors_are_reported_at_once()
    {
        Assert.False(HolidayTable.TryParse(Year("1,2,3"), out _, out var errors));
        Assert.Equal(3, errors.Length);
        var thrown = Assert.Throws<FormatException>(() => HolidayTable.Parse(Year("1,2,3")));
        Assert.Contains("nonWorkingDays[2]", thrown.Message, StringComparison.Ordinal);
    }

    private static int WorkingDaysIn(int year, int month) =>
        Enumerable.Range(1, DateTime.DaysInMonth(year, month))
            .Select(day => new DateOnly(year, month, day))
            .Count(Usual.Calendar.IsWorkingDay);

    private static string Year(string off = "", string swapped = "") =>
        $$"""
        {"years": {"2026": {"status": "official", "nonWorkingDays": [{{off}}], "workingWeekendDays": [{{swapped}}] } } }
        """;

    private static void AssertError(string json, params string[] parts)
    {
        Assert.False(HolidayTable.TryParse(json, out var table, out var errors));
        Assert.Null(table);
        Assert.Contains(errors, error => parts.All(part => error.Contains(part, StringComparison.Ordinal)));
    }
}
