using System.Collections.Immutable;
using System.Text;
using Portal.Grains.Agencies;
using Portal.Grains.Dossiers;
using Portal.Grains.Procedures;
using Portal.Grains.Procedures.Forms;
using Portal.Grains.Shared;
using Portal.Grains.Tests.WorkingTime;
using Portal.Grains.WorkingTime;

namespace Portal.Grains.Tests.Dossiers;

/// <summary>The small world of the dossier tests: one agency, its people, and one procedure of each kind.</summary>
internal static class World
{
    public const string Agency = "H44.03";
    public const string Hash = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";

    public static readonly Caller An = new("an", Role.Citizen, null, Assurance.Verified);
    public static readonly Caller AnByPhone = An with { Assurance = Assurance.Substantial };
    public static readonly Caller Binh = new("binh", Role.Citizen, null, Assurance.Verified);
    public static readonly Caller Helper = new("helper", Role.Helper, null, Assurance.Verified);
    public static readonly Caller Reception = new("reception", Role.Reception, Agency, Assurance.Verified);
    public static readonly Caller Specialist = new("specialist", Role.Specialist, Agency, Assurance.Verified);
    public static readonly Caller OtherSpecialist = Specialist with { Subject = "specialist-2" };
    public static readonly Caller Leader = new("leader", Role.Leader, Agency, Assurance.Verified);
    public static readonly Caller Manager = new("manager", Role.Manager, Agency, Assurance.Verified);
    public static readonly Caller Ministry = new("ministry", Role.Ministry, "G22", Assurance.Verified);
    public static readonly Caller Administrator = new("admin", Role.Administrator, Agency, Assurance.Verified);
    public static readonly Caller PaymentSystem = new("bank", Role.Integrator, Agency, Assurance.Verified);

    /// <summary>Level 4, 5 working days, 50,000 VND before acceptance.</summary>
    public static readonly ProcedureVersion Level4 = Make("4.1", OnlineKind.Full, FeeMoment.AtReceipt);

    /// <summary>Level 3, 5 working days, 50,000 VND before the result.</summary>
    public static readonly ProcedureVersion Level3 = Make("3.1", OnlineKind.Partial, FeeMoment.WithResult);

    public static readonly ProcedureVersion Level4Free = Make("4.2", OnlineKind.Full, FeeMoment.WithResult, FeeKind.Free);
    public static readonly ProcedureVersion Level3Free = Make("3.2", OnlineKind.Partial, FeeMoment.WithResult, FeeKind.Free);
    public static readonly ProcedureVersion PaidWithSupplement = Make("4.3", OnlineKind.Full, FeeMoment.AtSupplement);

    public static readonly ProcedureVersion FeeSetByAgency =
        Make("4.4", OnlineKind.Full, FeeMoment.WithResult, FeeKind.SetByAgency);

    public static readonly ProcedureVersion CounterOnly = Make("2.1", OnlineKind.None, FeeMoment.WithResult);

    public static readonly ImmutableArray<ProcedureVersion> Procedures =
        [Level4, Level3, Level4Free, Level3Free, PaidWithSupplement, FeeSetByAgency, CounterOnly];

    public static readonly FormSchema Form = FormSchema.Parse("""
        {
          "type": "object",
          "title": {"vi": "Tờ khai", "en": "Declaration"},
          "required": ["fullName", "child"],
          "properties": {
            "fullName": {"type": "string", "title": {"vi": "Họ và tên", "en": "Full name"}, "maxLength": 100},
            "note": {"type": "string", "title": {"vi": "Ghi chú", "en": "Note"}, "maxLength": 200},
            "child": {
              "type": "object",
              "title": {"vi": "Con", "en": "Child"},
              "required": ["birthDate"],
              "properties": {
                "birthDate": {"type": "string", "title": {"vi": "Ngày sinh", "en": "Birth date"}, "format": "date"}
              }
            },
            "witnesses": {
              "type": "array",
              "title": {"vi": "Người làm chứng", "en": "Witnesses"},
              "items": {"type": "string", "title": {"vi": "Họ và tên", "en": "Full name"}, "maxLength": 100}
            }
          }
        }
        """u8.ToArray());

    public static readonly RawJson FilledIn = Json("""{"fullName":"Nguyễn Văn An","child":{"birthDate":"2026-07-30"}}""");

    public static readonly ImmutableArray<AttachedComponent> Attached = [Uploaded("c1"), Uploaded("c2")];

    public static readonly SupplementItem MissingPaper = new("c2", "Ảnh mờ", "Điều 5");
    public static readonly SupplementItem WrongBirthDate = new("/child/birthDate", "Sai ngày", "Điều 6");

    public static readonly DossierResult ElectronicResult = new("KQ-1", Hash, false, ReturnMethod.Electronic);
    public static readonly DossierResult PaperResult = new("KQ-1", null, false, ReturnMethod.Counter);

    /// <summary>Monday morning; a limit of 5 working days from here ends on Monday the 10th at 17:00.</summary>
    public static DateTimeOffset Monday { get; } = Clocks.At("2026-08-03 09:00");

    public static DateTimeOffset DueFromMonday { get; } = Clocks.At("2026-08-10 17:00");

    public static RawJson Json(string json) => new(Encoding.UTF8.GetBytes(json));

    public static string Text(RawJson json) => Encoding.UTF8.GetString(json.Bytes);

    public static AttachedComponent Uploaded(string id) => new(id, Hash, id + ".pdf", ComponentSource.Uploaded);

    public static DossierContext Context(ProcedureVersion procedure, Caller caller, DateTimeOffset now) =>
        new(caller, now, procedure, Form, Clocks.Usual);

    private static ProcedureVersion Make(string code, OnlineKind kind, FeeMoment moment, FeeKind fee = FeeKind.Fixed) => new(
        code, 1, new DateOnly(2025, 7, 1), null, "Thủ tục " + code, "Hộ tịch", "G15", [AgencyKind.Department], kind,
        new TimeLimit(5, TimeLimitUnit.WorkingDay),
        new Fee(fee, fee == FeeKind.Fixed ? 50_000 : 0, moment),
        [SubjectKind.Citizen],
        [Paper("c1", required: true), Paper("c2", required: true), Paper("c3", required: false)],
        [Step(1, "reception"), Step(2, "specialist"), Step(3, "leader")],
        "Giấy chứng nhận", true);

    private static Component Paper(string id, bool required) => new(id, "Giấy tờ " + id, required, false, false);

    private static InternalStep Step(int number, string role) => new(number, "Bước", role, null);
}
