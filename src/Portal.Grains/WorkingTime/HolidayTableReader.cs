using System.Globalization;
using System.Text.Json;
using Portal.Grains.Shared;

namespace Portal.Grains.WorkingTime;

/// <summary>Reads and checks the JSON of the holiday table; collects all errors instead of stopping at one.</summary>
internal sealed class HolidayTableReader
{
    private readonly Dictionary<DateOnly, Holiday> holidays = [];
    private readonly Dictionary<DateOnly, SwappedDay> swapped = [];
    private readonly Dictionary<int, HolidayYearStatus> years = [];

    public List<string> Errors { get; } = [];

    /// <summary>The table, or null when <see cref="Errors"/> says why not.</summary>
    public HolidayTable? Read(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            ReadRoot(document.RootElement);
        }
        catch (JsonException problem)
        {
            Errors.Add($"line {problem.LineNumber + 1}: not valid JSON.");
        }

        return Errors.Count == 0 ? new HolidayTable(holidays.Values, swapped.Values, years) : null;
    }

    private void ReadRoot(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object
            || !root.TryGetProperty("years", out var all) || all.ValueKind != JsonValueKind.Object)
        {
            Errors.Add("years: an object with one entry a year is expected.");
            return;
        }

        foreach (var year in all.EnumerateObject())
            ReadYear(year.Name, year.Value);
        foreach (var (date, day) in swapped)
            CheckSwap(date, day.InsteadOf);
    }

    private void ReadYear(string name, JsonElement value)
    {
        var path = $"years.{name}";
        if (!int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var year)
            || value.ValueKind != JsonValueKind.Object)
        {
            Errors.Add($"{path}: a year number with an object is expected.");
            return;
        }

        HolidayYearStatus? status = Text(value, "status", path) switch
        {
            "official" => HolidayYearStatus.Official,
            { } text when text.StartsWith("computed", StringComparison.Ordinal) => HolidayYearStatus.Computed,
            _ => null,
        };
        if (status is null)
            Errors.Add($"{path}.status: 'official' or 'computed' is expected.");
        years[year] = status ?? HolidayYearStatus.Unknown;

        foreach (var (entry, at) in List(value, "nonWorkingDays", path))
            ReadHoliday(entry, at, year);
        foreach (var (entry, at) in List(value, "workingWeekendDays", path))
            ReadSwappedDay(entry, at, year);
    }

    private void ReadHoliday(JsonElement entry, string path, int year)
    {
        var date = Date(entry, "date", path, year);
        var name = Text(entry, "name", path);
        var english = entry.TryGetProperty("nameEn", out _) ? Text(entry, "nameEn", path) : null;
        HolidayKind? kind = Text(entry, "kind", path) switch
        {
            "holiday" => HolidayKind.Holiday,
            "compensatory" => HolidayKind.Compensatory,
            "swapped" => HolidayKind.Swapped,
            _ => null,
        };
        if (kind is null)
            Errors.Add($"{path}.kind: 'holiday', 'compensatory' or 'swapped' is expected.");
        if (date is not { } day || name is null || kind is not { } known)
            return;
        var holiday = new Holiday(day, new LocalizedText(name, english), known);
        if (!holidays.TryAdd(day, holiday))
            Errors.Add($"{path}.date: {day:O} is listed twice.");
    }

    private void ReadSwappedDay(JsonElement entry, string path, int year)
    {
        if (Date(entry, "date", path, year) is not { } date || Date(entry, "insteadOf", path, null) is not { } off)
            return;
        if (date.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday))
            Errors.Add($"{path}.date: {date:O} is not a weekend day.");
        if (!swapped.TryAdd(date, new SwappedDay(date, off)))
            Errors.Add($"{path}.date: {date:O} is listed twice.");
    }

    private void CheckSwap(DateOnly date, DateOnly off)
    {
        var path = $"years.{date.Year}.workingWeekendDays {date:O}";
        if (holidays.ContainsKey(date))
            Errors.Add($"{path}: the day is listed as a day off as well.");
        if (holidays.GetValueOrDefault(off)?.Kind != HolidayKind.Swapped)
            Errors.Add($"{path}: insteadOf {off:O} is not a day off of kind 'swapped'.");
    }

    private IEnumerable<(JsonElement Entry, string Path)> List(JsonElement owner, string name, string path)
    {
        if (!owner.TryGetProperty(name, out var list) || list.ValueKind != JsonValueKind.Array)
        {
            Errors.Add($"{path}.{name}: a list is expected.");
            yield break;
        }

        var index = 0;
        foreach (var entry in list.EnumerateArray())
        {
            var at = $"{path}.{name}[{index++}]";
            if (entry.ValueKind == JsonValueKind.Object)
                yield return (entry, at);
            else
                Errors.Add($"{at}: an object is expected.");
        }
    }

    private string? Text(JsonElement owner, string name, string path)
    {
        if (owner.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            && value.GetString() is { } text && !string.IsNullOrWhiteSpace(text))
            return text;
        Errors.Add($"{path}.{name}: a text is expected.");
        return null;
    }

    private DateOnly? Date(JsonElement owner, string name, string path, int? year)
    {
        if (Text(owner, name, path) is not { } text)
            return null;
        const DateTimeStyles none = DateTimeStyles.None;
        if (!DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, none, out var date))
        {
            Errors.Add($"{path}.{name}: '{text}' is not a date of the form yyyy-MM-dd.");
            return null;
        }

        if (year is not null && date.Year != year)
            Errors.Add($"{path}.{name}: {text} does not belong to {year}.");
        if (name == "date" && owner.TryGetProperty("weekday", out var weekday)
            && weekday.ToString() != date.DayOfWeek.ToString())
            Errors.Add($"{path}.weekday: {text} is a {date.DayOfWeek}.");
        return date;
    }
}
