using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Portal.Grains.Agencies;

namespace Portal.Grains.Catalogue.Import;

/// <summary>Reads agencies in the format of <c>data/agencies.json</c>.</summary>
internal static class AgencyRecords
{
    private static readonly FrozenDictionary<string, AgencyKind> Kinds = new Dictionary<string, AgencyKind>
    {
        ["province"] = AgencyKind.Province,
        ["department"] = AgencyKind.Department,
        ["commune"] = AgencyKind.Commune,
        ["ministry"] = AgencyKind.Ministry,
        ["government-agency"] = AgencyKind.Ministry,
        ["other-central"] = AgencyKind.Ministry,
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<string, DayOfWeek> Days =
        Enum.GetValues<DayOfWeek>().ToFrozenDictionary(
            day => JsonNamingPolicy.CamelCase.ConvertName(day.ToString()), day => day);

    // What the portal does not use (area, population, source) may stand in the file: it is published data.
    private static readonly FrozenSet<string> Fields = FrozenSet.Create(
        StringComparer.Ordinal,
        "code", "name", "shortName", "kind", "parent", "level", "unitType", "sessions", "closures", "certifiedCopies",
        "mergedFrom", "areaKm2", "population", "subdivisions", "communeResolution", "source", "sourceTerritory", "note",
        "assumed");

    /// <summary>
    /// The agencies of the file with the line of each; <paramref name="known"/> are those published already, so that a
    /// file may add units below them.
    /// </summary>
    public static List<(Agency Agency, int Line)> Read(LinedNode root, ImmutableDictionary<string, Agency> known, List<ImportError> errors)
    {
        var agencies = new List<(Agency Agency, int Line)>();
        var readers = RecordList.Read(root, errors).ToList();
        var codes = readers.Select(reader => reader.Record["code"]?.Text).ToHashSet(StringComparer.Ordinal);
        foreach (var reader in readers)
        {
            reader.Knows(Fields);
            var agency = new Agency(
                reader.Required("code", AgencyCode.MaxLength),
                reader.Required("name", 300),
                reader.Required("shortName", 200),
                reader.RequiredChoice("kind", Kinds),
                reader.Text("parent", AgencyCode.MaxLength),
                ReadHours(reader),
                reader.Record["certifiedCopies"] is null ? null : reader.Flag("certifiedCopies"));
            CheckPlace(agency, reader, parent => codes.Contains(parent) || known.ContainsKey(parent));
            agencies.Add((agency, reader.Record.Line));
        }

        return agencies;
    }

    /// <summary>
    /// The place in the tree is the code itself, so a parent that exists and is the code without its last group also
    /// rules out cycles. A central body or province stands at the top, everything else below.
    /// </summary>
    private static void CheckPlace(Agency agency, RecordReader reader, Func<string, bool> exists)
    {
        var where = reader.Record["parent"] ?? reader.Record["code"] ?? reader.Record;
        if (!AgencyCode.TryParse(agency.Code, out var code))
        {
            reader.Refuse(where, "import.agency_code", "mã không đúng Quyết định 20/2020/QĐ-TTg (ví dụ H44.100)",
                "the code does not follow Decision 20/2020/QĐ-TTg (such as H44.100)");
            return;
        }

        if (agency.Parent is { } named && !exists(named))
            reader.Refuse(where, "import.unknown_parent", $"không có cơ quan cấp trên {named}",
                $"there is no agency {named} to be the parent");
        else if (agency.Parent != code.Parent?.ToString())
            reader.Refuse(where, "import.parent_mismatch", "cơ quan cấp trên phải là mã bỏ nhóm cuối",
                "the parent must be the code without its last group");

        var top = agency.Kind is AgencyKind.Province or AgencyKind.Ministry;
        if (top && agency.Kind == AgencyKind.Province && agency.Parent is not null)
            reader.Refuse(where, "import.kind_place", "tỉnh, thành phố không có cơ quan cấp trên",
                "a province has no parent");
        else if (!top && code.Level < 2)
            reader.Refuse(where, "import.kind_place", "sở, xã phải thuộc một tỉnh, thành phố",
                "a department or commune must belong to a province");
    }

    private static AgencyHours? ReadHours(RecordReader reader)
    {
        var sessions = ImmutableArray.CreateBuilder<AgencySession>();
        foreach (var (name, day) in reader.Inner("sessions")?.Record.Members ?? [])
        {
            if (!Days.TryGetValue(name, out var weekday) || day.Kind != JsonValueKind.Array)
                reader.Refuse(day, "import.unknown_value", $"\"{name}\" phải là ngày trong tuần (monday, ...) với mảng các buổi",
                    $"\"{name}\" must be a day of the week (monday, ...) with an array of sessions");
            else
                sessions.AddRange(ReadDay(reader, day, weekday));
        }

        var closures = reader.Elements("closures")
            .Select(node => reader.DateOf(node, "closures"))
            .OfType<DateOnly>().Distinct().Order().ToImmutableArray();
        return sessions.Count + closures.Length == 0 ? null : new AgencyHours(sessions.ToImmutable(), closures);
    }

    private static List<AgencySession> ReadDay(RecordReader reader, LinedNode day, DayOfWeek weekday)
    {
        var sessions = new List<AgencySession>();
        foreach (var (_, node) in day.Members)
        {
            var end = sessions.Count == 0 ? TimeOnly.MinValue : sessions[^1].To;
            if (TimeOf(node["from"]) is { } from && TimeOf(node["to"]) is { } to && from >= end && from < to)
                sessions.Add(new AgencySession(weekday, from, to));
            else
                reader.Refuse(node, "import.session", "buổi làm việc cần \"from\" trước \"to\" dạng 07:30, không chồng lên nhau",
                    "a session needs \"from\" before \"to\" such as 07:30, and sessions must not overlap");
        }

        return sessions;
    }

    private static TimeOnly? TimeOf(LinedNode? node) =>
        TimeOnly.TryParseExact(node?.Text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
            ? time
            : null;
}
