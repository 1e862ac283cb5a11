using System.Collections.Frozen;
using System.Collections.Immutable;
using Portal.Grains.Agencies;
using Portal.Grains.Procedures;

namespace Portal.Grains.Catalogue.Import;

/// <summary>Reads announcement decisions of ministries and provinces.</summary>
internal static class AnnouncementRecords
{
    private static readonly FrozenDictionary<string, AnnouncedChange> Changes = new Dictionary<string, AnnouncedChange>
    {
        ["new"] = AnnouncedChange.New,
        ["amended"] = AnnouncedChange.Amended,
        ["abolished"] = AnnouncedChange.Abolished,
    }.ToFrozenDictionary();

    /// <summary>The seven parts that index 1.3 asks for.</summary>
    private static readonly FrozenDictionary<string, int> Parts =
        new[] { "name", "steps", "manner", "components", "limit", "subjects", "agency" }
            .Select((part, number) => (part, number)).ToFrozenDictionary(one => one.part, one => one.number);

    private static readonly FrozenSet<string> Fields = FrozenSet.Create(
        StringComparer.Ordinal,
        "agency", "decision", "decisionDate", "legalBasisEffective", "promulgatedOn", "shortenedProcedure", "procedures",
        "source", "note");

    private static readonly FrozenSet<string> ProcedureFields = FrozenSet.Create(
        StringComparer.Ordinal, "procedure", "change", "publishedAt", "missingParts", "note");

    public static List<(Announcement Announcement, int Line)> Read(
        LinedNode root, CatalogueContent published, ImportContext context, List<ImportError> errors)
    {
        var read = new List<(Announcement, int)>();
        foreach (var reader in RecordList.Read(root, errors, ["agency", "decision"]))
        {
            reader.Knows(Fields);
            read.Add((ReadOne(reader, published, context), reader.Record.Line));
        }

        return read;
    }

    private static Announcement ReadOne(RecordReader reader, CatalogueContent published, ImportContext context)
    {
        var agency = reader.Required("agency", AgencyCode.MaxLength);
        if (!published.Agencies.TryGetValue(agency, out var found))
            reader.Refuse(reader.Record["agency"]!, "import.unknown_agency", "không có cơ quan này", "there is no such agency");
        else if (found is { Parent: not null } or { Kind: not (AgencyKind.Ministry or AgencyKind.Province) })
            reader.Refuse(reader.Record["agency"]!, "import.kind_place", "chỉ bộ, ngành và tỉnh, thành phố công bố thủ tục",
                "only ministries and provinces announce procedures");

        var shortened = reader.Flag("shortenedProcedure");
        var announcement = new Announcement(
            agency,
            reader.Required("decision", 100),
            reader.RequiredDate("decisionDate"),
            reader.Date("legalBasisEffective"),
            reader.Date("promulgatedOn"),
            shortened,
            Procedures(reader, published, context));

        // What the limit of index 1.1 is counted from.
        if (reader.Record[shortened ? "promulgatedOn" : "legalBasisEffective"] is null)
            reader.Missing(shortened ? "promulgatedOn" : "legalBasisEffective");
        return announcement;
    }

    private static ImmutableArray<AnnouncedProcedure> Procedures(
        RecordReader reader, CatalogueContent published, ImportContext context)
    {
        reader.RequireElements("procedures");
        var codes = new HashSet<string>(StringComparer.Ordinal);
        var procedures = ImmutableArray.CreateBuilder<AnnouncedProcedure>();
        foreach (var one in reader.Elements("procedures").Select(reader.At))
        {
            one.Knows(ProcedureFields);
            var code = one.Required("procedure", 20);
            var where = one.Record["procedure"] ?? one.Record;
            if (!published.Procedures.ContainsKey(code))
                one.Refuse(where, "import.unknown_procedure", $"không có thủ tục {code}", $"there is no procedure {code}");
            else if (!codes.Add(code))
                one.Refuse(where, "import.duplicate_code", $"thủ tục {code} lặp lại", $"procedure {code} occurs twice");
            procedures.Add(new AnnouncedProcedure(
                code, one.RequiredChoice("change", Changes), PublishedAt(one, context), MissingParts(one)));
        }

        return procedures.ToImmutable();
    }

    private static DateTimeOffset? PublishedAt(RecordReader reader, ImportContext context)
    {
        var at = reader.Moment("publishedAt");
        if (at > context.Now)
            reader.Refuse(reader.Record["publishedAt"]!, "import.date", "\"publishedAt\" ở tương lai",
                "\"publishedAt\" lies in the future");
        return at;
    }

    private static ImmutableArray<string> MissingParts(RecordReader reader)
    {
        var missing = ImmutableArray.CreateBuilder<string>();
        foreach (var node in reader.Elements("missingParts"))
        {
            if (reader.ChoiceOf(node, "missingParts", Parts) is not null && !missing.Contains(node.Text!))
                missing.Add(node.Text!);
        }

        return missing.ToImmutable();
    }
}
