using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Portal.Grains.WorkingTime;

namespace Portal.Grains.Catalogue.Import;

/// <summary>Reads days off in the format of <c>data/holidays.json</c>: one published object per year.</summary>
internal static class HolidayRecords
{
    private static readonly FrozenDictionary<string, bool> Kinds = new Dictionary<string, bool>
    {
        ["holiday"] = true,
        ["compensatory"] = true,
        ["swapped"] = true,
    }.ToFrozenDictionary();

    public static List<(int Year, JsonElement Days, int Line)> Read(
        LinedNode root,
        ReadOnlyMemory<byte> file,
        ImmutableSortedDictionary<int, JsonElement> published,
        List<ImportError> errors)
    {
        var years = new List<(int Year, JsonElement Days, int Line)>();
        var before = errors.Count;
        var all = new RecordReader(root, "years", errors).Inner("years");
        if (all is null || all.Record.Members.Count == 0)
        {
            new RecordReader(root, "holidays", errors).Missing("years");
            return years;
        }

        foreach (var (name, node) in all.Record.Members)
        {
            var reader = new RecordReader(node, name, errors);
            if (!int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var year)
                || year is < 2000 or > 2200 || name.Length != 4 || node.Kind != JsonValueKind.Object)
            {
                reader.Refuse(node, "import.year", "tên phải là một năm như 2026", "the name must be a year such as 2026");
                continue;
            }

            CheckYear(reader, year);
            years.Add((year, JsonElement.Parse(file[node.Bytes].Span), node.Line));
        }

        if (errors.Count == before)
            CheckByClock(all.Record, published.SetItems(years.Select(year => KeyValuePair.Create(year.Year, year.Days))), errors);
        return years;
    }

    /// <summary>
    /// The legal clock must be able to use what is published: it has the last word. It sees the years of the file among
    /// those that stand: a Saturday in January can make up for a Monday in December.
    /// </summary>
    private static void CheckByClock(
        LinedNode all,
        ImmutableSortedDictionary<int, JsonElement> table,
        List<ImportError> errors)
    {
        if (HolidayTable.TryParse(CatalogueSnapshot.WriteHolidays(table), out _, out var problems))
            return;

        foreach (var problem in problems)
        {
            var (name, node) = all.Members.FirstOrDefault(
                year => problem.StartsWith($"years.{year.Name}.", StringComparison.Ordinal), (Name: "years", Value: all));
            new RecordReader(node, name, errors).Refuse(node, "import.holidays", problem.TrimEnd('.'), problem.TrimEnd('.'));
        }
    }

    private static void CheckYear(RecordReader reader, int year)
    {
        var seen = new HashSet<DateOnly>();
        foreach (var day in reader.Elements("nonWorkingDays").Select(reader.At))
        {
            day.Required("name", 200);
            day.RequiredChoice("kind", Kinds);
            CheckDay(day, year, seen);
        }

        if (seen.Count == 0)
            reader.Missing("nonWorkingDays");

        foreach (var day in reader.Elements("workingWeekendDays").Select(reader.At))
        {
            if (CheckDay(day, year, seen) is { } date && date.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday))
                day.Refuse(day.Record, "import.weekday", $"{date:yyyy-MM-dd} không phải cuối tuần",
                    $"{date:yyyy-MM-dd} is not on a weekend");
        }
    }

    private static DateOnly? CheckDay(RecordReader day, int year, HashSet<DateOnly> seen)
    {
        if (day.Record["date"] is null)
            day.Missing("date");

        if (day.Date("date") is not { } date)
            return null;

        if (date.Year != year)
            day.Refuse(day.Record, "import.year", $"ngày không thuộc năm {year}", $"the day is not in {year}");
        else if (!seen.Add(date))
            day.Refuse(day.Record, "import.duplicate_code", "ngày lặp lại", "the day occurs twice");

        return date;
    }
}
