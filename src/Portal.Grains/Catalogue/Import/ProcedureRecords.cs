using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Portal.Grains.Agencies;
using Portal.Grains.Procedures;
using Portal.Grains.Procedures.Forms;
using Portal.Grains.WorkingTime;

namespace Portal.Grains.Catalogue.Import;

/// <summary>Reads procedures in the format of <c>data/procedures.json</c>.</summary>
internal static partial class ProcedureRecords
{
    private const long MaxFee = 10_000_000_000;

    /// <summary>
    /// Stands in where no limit is published; the record of publication then names <c>limit</c> as missing, so that
    /// index 1.3 shows the gap.
    /// </summary>
    private static readonly TimeLimit UnpublishedLimit = new(15, TimeLimitUnit.WorkingDay);

    /// <summary>
    /// The longest limit that a file may name: three years in each unit. No source sets one; it keeps a misprint from
    /// becoming a promise. The longest of the shipped catalogue has 85 days, and the longest that is known to us 18 months
    /// (examination of an invention: Intellectual Property Law 2005, Art. 119(2)).
    /// </summary>
    private static readonly FrozenDictionary<TimeLimitUnit, int> LongestLimits = new Dictionary<TimeLimitUnit, int>
    {
        [TimeLimitUnit.WorkingHour] = 6264,
        [TimeLimitUnit.WorkingDay] = 783,
        [TimeLimitUnit.Day] = 1096,
        [TimeLimitUnit.Month] = 36,
    }.ToFrozenDictionary();

    // A fee "per page" or "per copy" has no amount before the officer has counted them.
    private static readonly string[] Counted = ["page", "copy", "document"];

    public static List<ProcedureDraft> Read(LinedNode root, ReadOnlyMemory<byte> file, List<ImportError> errors)
    {
        var drafts = new List<ProcedureDraft>();
        foreach (var reader in RecordList.Read(root, errors))
        {
            reader.Knows(ProcedureWords.Fields);
            drafts.Add(ReadOne(reader, file));
        }

        return drafts;
    }

    private static ProcedureDraft ReadOne(RecordReader reader, ReadOnlyMemory<byte> file)
    {
        var online = reader.RequiredChoice("onlineKind", ProcedureWords.OnlineKinds);
        var name = reader.Required("name", 1000);
        var content = new ProcedureVersion(
            Code(reader),
            Version: 0,
            EffectiveFrom: default,
            EffectiveTo: null,
            name,
            reader.Required("field", 300),
            reader.Text("ministryCode", AgencyCode.MaxLength) ?? "",
            Levels(reader),
            online,
            Limit(reader) ?? UnpublishedLimit,
            ReadFee(reader),
            Subjects(reader),
            ComponentRecords.Read(reader, online),
            StepRecords.Read(reader),
            reader.Text("resultName", 1000) ?? $"Kết quả giải quyết: {name}",
            reader.Flag("hasDocumentResult"));
        var (from, to) = (reader.Date("effectiveFrom"), reader.Date("effectiveTo"));
        if (from > to)
        {
            reader.Refuse(reader.Record["effectiveTo"] ?? reader.Record, "import.effective_dates",
                "\"effectiveTo\" trước \"effectiveFrom\"", "\"effectiveTo\" is before \"effectiveFrom\"");
            to = null;
        }

        return new ProcedureDraft(content, from, to, Publication(reader), Form(reader, file), reader.Record.Line);
    }

    private static string Code(RecordReader reader)
    {
        var code = reader.Required("code", 20);
        if (!CodeFormat().IsMatch(code))
            reader.Refuse(reader.Record["code"] ?? reader.Record, "import.procedure_code",
                "mã thủ tục phải có dạng 1.001193", "a procedure code looks like 1.001193");

        return code;
    }

    private static ImmutableArray<AgencyKind> Levels(RecordReader reader)
    {
        var levels = reader.Elements("levels")
            .Select(node => reader.ChoiceOf(node, "levels", ProcedureWords.Levels))
            .OfType<AgencyKind>().Where(Enum.IsDefined).Distinct().ToImmutableArray();
        reader.RequireElements("levels");
        return levels;
    }

    private static ImmutableArray<SubjectKind> Subjects(RecordReader reader)
    {
        var subjects = reader.Elements("subjects")
            .Select(node => reader.ChoiceOf(node, "subjects", ProcedureWords.Subjects))
            .OfType<SubjectKind>().Distinct().ToImmutableArray();
        reader.RequireElements("subjects");
        return subjects;
    }

    private static TimeLimit? Limit(RecordReader reader)
    {
        if (reader.RequiredInner("timeLimit") is not { } limit)
            return null;

        var unit = limit.Choice("unit", ProcedureWords.Units);
        var value = limit.Number("value", 0, LongestLimits.GetValueOrDefault(unit ?? default, int.MaxValue));
        if (unit is null || value is null)
            return null;

        if (!decimal.IsInteger(value.Value) || (value == 0) != (unit == TimeLimitUnit.Immediate))
        {
            reader.Refuse(limit.Record, "import.limit", "thời hạn phải là số nguyên; 0 chỉ với \"immediate\"",
                "the limit must be a whole number; 0 only with \"immediate\"");
        }

        return new TimeLimit((int)value.Value, unit.Value);
    }

    /// <summary>
    /// The moment of payment is no field of the catalogue. What is known beforehand is paid at receipt; what the agency
    /// must work out first is paid before the result is handed over.
    /// </summary>
    private static Fee ReadFee(RecordReader reader)
    {
        if (reader.RequiredInner("fee") is not { } fee)
            return new Fee(FeeKind.Free, 0, FeeMoment.AtReceipt);

        var kind = fee.RequiredChoice("type", ProcedureWords.Fees);
        var given = fee.Number("amount", 0, MaxFee);
        var amount = given ?? 0;
        var readable = given is not null || fee.Record["amount"] is null;
        if (readable && kind == FeeKind.Fixed && (amount == 0 || !decimal.IsInteger(amount)))
            reader.Refuse(fee.Record, "import.fee", "phí cố định cần \"amount\" là số đồng lớn hơn 0",
                "a fixed fee needs an \"amount\" of whole VND above 0");
        else if (kind == FeeKind.Free && amount != 0)
            reader.Refuse(fee.Record, "import.fee", "miễn phí nhưng \"amount\" khác 0", "free, but \"amount\" is not 0");

        var per = fee.Text("per", 100);
        return kind switch
        {
            FeeKind.Fixed when !Counted.Contains(per) => new Fee(FeeKind.Fixed, (long)amount, FeeMoment.AtReceipt),
            FeeKind.Free => new Fee(FeeKind.Free, 0, FeeMoment.AtReceipt),
            _ => new Fee(FeeKind.SetByAgency, 0, FeeMoment.WithResult),
        };
    }

    private static PublicationRecord Publication(RecordReader reader)
    {
        var named = Decision().Match(reader.Text("decision") ?? "");
        var source = Decision().Match(reader.Text("source") ?? "");
        var decision = named.Success ? named : source;
        var date = reader.Date("decisionDate") ?? DateIn(decision);
        return new PublicationRecord(
            decision.Success ? decision.Groups["number"].Value : reader.Text("decision", 100),
            date,
            reader.Date("legalBasisEffective"),
            reader.Flag("shortenedProcedure"),
            reader.Moment("publishedAt"),
            MissingParts(reader));
    }

    private static DateOnly? DateIn(Match decision) => DateOnly.TryParseExact(
        decision.Groups["date"].ValueSpan, ["d/M/yyyy"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
        ? date
        : null;

    /// <summary>
    /// The seven parts of index 1.3. The order of steps is public where the portal page or an approved process is known.
    /// </summary>
    private static ImmutableArray<string> MissingParts(RecordReader reader)
    {
        var missing = ImmutableArray.CreateBuilder<string>();
        var channels = reader.Elements("channels")
            .Select(node => reader.ChoiceOf(node, "channels", ProcedureWords.Channels)).Count(known => known is not null);
        Add("name", reader.Record["name"] is null);
        Add("steps", reader.Record["completeness"]?.Text != "full" && reader.Record["internalSteps"] is null);
        Add("manner", channels == 0);
        Add("components", reader.Record["components"] is not { Members.Count: > 0 });
        Add("limit", reader.Record["timeLimit"]?["value"] is null);
        Add("subjects", reader.Record["subjects"] is not { Members.Count: > 0 });
        Add("agency", reader.Record["levels"] is not { Members.Count: > 0 });
        return missing.ToImmutable();

        void Add(string part, bool isMissing)
        {
            if (isMissing)
                missing.Add(part);
        }
    }

    private static ReadOnlyMemory<byte> Form(RecordReader reader, ReadOnlyMemory<byte> file)
    {
        if (reader.Record["form"] is not { } node)
            return default;

        var json = file[node.Bytes];
        if (!FormSchema.TryParse(json, out _, out var problem))
            reader.Refuse(node, "import.form", $"biểu mẫu không hợp lệ: {problem}", $"the form is no valid schema: {problem}");

        return json;
    }

    [GeneratedRegex(@"^\d\.\d{6}(\.[A-Z0-9.]{1,12})?\z", RegexOptions.CultureInvariant)]
    private static partial Regex CodeFormat();

    [GeneratedRegex(@"(?<number>\d+/QĐ-[\p{Lu}0-9-]+)(,? (ngày )?(?<date>\d{1,2}/\d{1,2}/\d{4}))?",
        RegexOptions.CultureInvariant)]
    private static partial Regex Decision();
}
