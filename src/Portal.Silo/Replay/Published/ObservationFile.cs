using System.Collections.Immutable;
using System.Text.Json;

namespace Portal.Silo.Replay.Published;

/// <summary>Reads published observations, in the format of <c>data/published-scores.json</c>.</summary>
internal static class ObservationFile
{
    /// <summary>The file that is shipped with the program.</summary>
    public static string Shipped => Path.Combine(AppContext.BaseDirectory, "data", "published-scores.json");

    /// <summary>All observations of units and months, quarters or years.</summary>
    /// <exception cref="ReplayPlanException">The file cannot be read as observations.</exception>
    public static ImmutableArray<Observation> Read(string path)
    {
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(path));
            return [.. document.RootElement.EnumerateArray().Select(ObservationOf).OfType<Observation>()];
        }
        catch (Exception wrong) when (wrong is JsonException or IOException or UnauthorizedAccessException
            or InvalidOperationException or KeyNotFoundException or FormatException)
        {
            throw new ReplayPlanException($"{path} cannot be read as published observations: {wrong.Message}");
        }
    }

    /// <summary>
    /// The observation of a unit and period. Where a unit was captured more than once, the one that says most, then the
    /// newest.
    /// </summary>
    /// <exception cref="ReplayPlanException">Nothing usable was published.</exception>
    public static Observation Find(ImmutableArray<Observation> all, string unit, string period)
    {
        var ofUnit = all.Where(one => one.Unit == unit && one.HasDossiers).ToArray();
        if (ofUnit.Where(one => one.Period == period)
                .OrderByDescending(one => one.Indices.Count)
                .ThenByDescending(one => one.CapturedAt, StringComparer.Ordinal)
                .FirstOrDefault() is { } found)
            return found;

        var known = string.Join(", ", ofUnit.Select(one => one.Period).Distinct().Order(StringComparer.Ordinal));
        throw new ReplayPlanException(known.Length > 0
            ? $"No on-time numerators are published for {unit} in {period}; there are some for {known}."
            : $"No on-time numerators are published for {unit}.");
    }

    /// <summary>The observations of all units below one.</summary>
    /// <exception cref="ReplayPlanException">Nothing usable was published of any.</exception>
    public static ImmutableArray<Observation> Below(ImmutableArray<Observation> all, string unit, string period)
    {
        var units = all.Where(one => one.Period == period && one.HasDossiers && one.Unit.StartsWith(unit + ".", StringComparison.Ordinal))
            .Select(one => one.Unit).Distinct().Order(StringComparer.Ordinal).ToArray();
        return units.Length > 0
            ? [.. units.Select(one => Find(all, one, period))]
            : throw new ReplayPlanException($"No units of {unit} are published for {period}.");
    }

    private static Observation? ObservationOf(JsonElement record)
    {
        var unit = record.GetProperty("unit");
        if (Text(unit, "code") is not { } code || PeriodOf(record.GetProperty("period")) is not { } period)
            return null;

        var indices = record.GetProperty("indices").EnumerateArray()
            .Where(index => Text(index, "id") is not null
                && Number(index, "numerator") is not null && Number(index, "denominator") is not null)
            .ToImmutableSortedDictionary(index => Text(index, "id")!, IndexOf, StringComparer.Ordinal);
        return new Observation(
            code, Text(unit, "name") ?? code, period, Text(record, "capturedAt") ?? "", indices, GroupsOf(record),
            CountsOf(record));
    }

    private static ImmutableSortedDictionary<string, decimal> GroupsOf(JsonElement record) =>
        !record.TryGetProperty("groups", out var groups) || groups.ValueKind != JsonValueKind.Object
            ? ImmutableSortedDictionary<string, decimal>.Empty
            : groups.EnumerateObject()
                .Where(group => group.Value.ValueKind == JsonValueKind.Number)
                .ToImmutableSortedDictionary(group => group.Name, group => group.Value.GetDecimal(), StringComparer.Ordinal);

    private static PublishedIndex IndexOf(JsonElement index) => new(
        Number(index, "numerator")!.Value,
        Number(index, "denominator")!.Value,
        Text(index, "published") == "null" ? null : Points(index, "points") ?? Points(index, "pointsComputed"));

    private static PublishedCounts CountsOf(JsonElement record) =>
        record.TryGetProperty("other", out var other) && other.ValueKind == JsonValueKind.Object
            ? new PublishedCounts(
                Number(other, "receivedOnline"),
                Number(other, "receivedDirect"),
                Number(other, "receivedPost"),
                Number(other, "completed"),
                other.TryGetProperty("petitions", out var petitions) ? Number(petitions, "aboutProcedures") : null,
                other.TryGetProperty("petitions", out petitions) ? Number(petitions, "aboutStaff") : null)
            : new PublishedCounts(null, null, null, null);

    private static string? PeriodOf(JsonElement period) => (Text(period, "kind"), Text(period, "from")) switch
    {
        ("month", { Length: >= 7 } from) => from[..7],
        ("quarter", { Length: >= 7 } from) => $"{from[..4]}-Q{from[5..7] switch { "01" => 1, "04" => 2, "07" => 3, _ => 4 }}",
        ("year", { Length: >= 4 } from) => from[..4],
        _ => null,
    };

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static int? Number(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number
        && value.TryGetInt32(out var number) && number >= 0
            ? number
            : null;

    private static decimal? Points(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number ? value.GetDecimal() : null;
}
