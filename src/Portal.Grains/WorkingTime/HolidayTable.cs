using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Portal.Grains.WorkingTime;

/// <summary>The national holidays and swapped working days by year, as in <c>data/holidays.json</c>.</summary>
public sealed class HolidayTable
{
    private readonly FrozenDictionary<DateOnly, Holiday> holidays;
    private readonly FrozenDictionary<DateOnly, SwappedDay> swapped;
    private readonly FrozenDictionary<int, HolidayYearStatus> years;

    internal HolidayTable(
        IEnumerable<Holiday> holidays,
        IEnumerable<SwappedDay> swapped,
        IEnumerable<KeyValuePair<int, HolidayYearStatus>> years)
    {
        this.holidays = holidays.ToFrozenDictionary(day => day.Date);
        this.swapped = swapped.ToFrozenDictionary(day => day.Date);
        this.years = years.ToFrozenDictionary();
    }

    /// <summary>A table without any entry: only weekends are off.</summary>
    public static HolidayTable Empty { get; } = new([], [], []);

    /// <summary>All days off, in order.</summary>
    public IEnumerable<Holiday> Holidays => holidays.Values.OrderBy(day => day.Date);

    /// <summary>All weekend days that are worked, in order.</summary>
    public IEnumerable<SwappedDay> SwappedDays => swapped.Values.OrderBy(day => day.Date);

    /// <summary>Reads the table from JSON text.</summary>
    /// <exception cref="FormatException">The text has errors; the message names every wrong entry.</exception>
    public static HolidayTable Parse(string json) =>
        TryParse(json, out var table, out var errors)
            ? table
            : throw new FormatException($"The holiday table cannot be used. {string.Join(" ", errors)}");

    /// <summary>Reads the table from JSON text, or says what is wrong with it.</summary>
    /// <param name="json">Text in the form of <c>data/holidays.json</c>.</param>
    /// <param name="table">The table when there are no errors.</param>
    /// <param name="errors">One sentence for every wrong entry, each with the path to it.</param>
    public static bool TryParse(
        string json,
        [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out HolidayTable? table,
        out ImmutableArray<string> errors)
    {
        var reader = new HolidayTableReader();
        table = reader.Read(json);
        errors = [.. reader.Errors];
        return table is not null;
    }

    /// <summary>The day off on a date, or <see langword="null"/>.</summary>
    public Holiday? HolidayOn(DateOnly date) => holidays.GetValueOrDefault(date);

    /// <summary>The swapped working day on a date, or <see langword="null"/>.</summary>
    public SwappedDay? SwappedOn(DateOnly date) => swapped.GetValueOrDefault(date);

    /// <summary>How sure the holidays of a year are.</summary>
    public HolidayYearStatus StatusOf(int year) => years.GetValueOrDefault(year);
}
