using System.Collections.Immutable;
using Portal.Grains.Procedures;
using Portal.Grains.WorkingTime;

namespace Portal.Grains.Catalogue.Import;

/// <summary>
/// Reads the approved internal process. It begins and ends at the one-stop counter and has a leader who signs; where
/// the published process leaves one of them out, it is added. Where none is published, the general process of Decree
/// 61/2018 holds: reception, specialist, leader, reception.
/// </summary>
internal static class StepRecords
{
    private const string Reception = "reception";
    private const string Specialist = "specialist";
    private const string Leader = "leader";
    private const string Manager = "manager";
    private const decimal HoursPerDay = 8;

    private static readonly InternalStep Receive = new(0, "Tiếp nhận, kiểm tra, số hóa hồ sơ", Reception, null);
    private static readonly InternalStep Work = new(0, "Thẩm định, xử lý hồ sơ", Specialist, null);
    private static readonly InternalStep Sign = new(0, "Phê duyệt, ký kết quả", Leader, null);
    private static readonly InternalStep Return = new(0, "Trả kết quả", Reception, null);

    // Longest match first: a head of division ("lãnh đạo phòng") hands out work, a head of the agency signs.
    private static readonly (string Word, string Role)[] Roles =
    [
        ("bo phan tiep nhan", Reception), ("bo bo phan tiep nhan", Reception), ("trung tam phuc vu", Reception),
        ("ttpvhcc", Reception), ("nhan vien phu trach tiep nhan", Reception), ("noi tiep nhan", Reception),
        ("lanh dao phong", Manager), ("truong phong", Manager), ("lanh dao van phong", Manager),
        ("lanh dao", Leader), ("nguoi dung dau", Leader), ("chu tich", Leader), ("giam doc", Leader),
        ("hoi dong", Leader),
    ];

    public static ImmutableArray<InternalStep> Read(RecordReader reader)
    {
        var first = reader.Elements("internalSteps").FirstOrDefault();
        var steps = first is null ? [] : reader.At(first).Elements("steps").Select(node => ReadOne(reader.At(node))).ToList();
        return Number(steps.Count == 0 ? [Receive, Work, Sign, Return] : Complete(steps));
    }

    private static InternalStep ReadOne(RecordReader reader)
    {
        var role = RoleOf(reader.Required("responsible"));
        var time = reader.Number("time", 0, 1000);
        var unit = reader.Choice("unit", ProcedureWords.Units);
        return new InternalStep(0, reader.Required("content"), role, LimitOf(time, unit));
    }

    private static TimeLimit? LimitOf(decimal? time, TimeLimitUnit? unit) => (time, unit) switch
    {
        (null or 0, _) or (_, null) => null,
        ({ } value, { } whole) when decimal.IsInteger(value) => new TimeLimit((int)value, whole),
        ({ } value, TimeLimitUnit.WorkingHour) => new TimeLimit((int)decimal.Ceiling(value), TimeLimitUnit.WorkingHour),

        // Parts of a day are hours of the nominal day of eight hours: 0.25 = 2 hours.
        ({ } value, _) => new TimeLimit((int)decimal.Ceiling(value * HoursPerDay), TimeLimitUnit.WorkingHour),
    };

    private static string RoleOf(string responsible)
    {
        var folded = SearchText.Fold(responsible);
        return Array.Find(Roles, row => folded.StartsWith(row.Word, StringComparison.Ordinal)).Role
            ?? (folded.Contains("hoi dong", StringComparison.Ordinal) ? Leader : Specialist);
    }

    private static List<InternalStep> Complete(List<InternalStep> steps)
    {
        if (steps[0].Role != Reception)
            steps.Insert(0, Receive);

        if (steps[^1].Role != Reception || steps.Count == 1)
            steps.Add(Return);

        if (!steps.Exists(step => step.Role == Leader))
            steps.Insert(steps.Count - 1, Sign);

        return steps;
    }

    private static ImmutableArray<InternalStep> Number(List<InternalStep> steps) =>
        [.. steps.Select((step, index) => step with { Number = index + 1 })];
}
