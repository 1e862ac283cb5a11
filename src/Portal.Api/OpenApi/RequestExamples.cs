using System.Collections.Frozen;

namespace Portal.Api.OpenApi;

/// <summary>A body for every operation that takes one, by operation id: real procedures and agencies, made-up people.</summary>
internal static class RequestExamples
{
    private const string Submission = """
        {
          "procedure": "3.000489",
          "agency": "H44.03",
          "form": { "fullName": "Nguyễn Văn An", "personalNumber": "025190001234" },
          "components": [
            {
              "id": "c1",
              "fileHash": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
              "fileName": "to-khai.pdf",
              "source": "uploaded"
            }
          ]
        }
        """;

    private const string Components = """
        {
          "components": [
            {
              "id": "c1",
              "fileHash": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
              "fileName": "giay-xac-nhan.pdf",
              "source": "scanned"
            }
          ]
        }
        """;

    private const string Decision = """
        { "reason": "Không thuộc thẩm quyền giải quyết của cơ quan", "legalClause": "Nghị định 61/2018/NĐ-CP, Điều 17" }
        """;

    private static readonly FrozenDictionary<string, string> ByOperation = new Dictionary<string, string>
    {
        ["submitDossier"] = Submission,
        ["startDraft"] = """{ "procedure": "3.000489", "agency": "H44.03", "form": { "fullName": "Nguyễn Văn An" } }""",
        ["saveDraft"] = """{ "form": { "personalNumber": "025190001234", "phone": null } }""",
        ["supplementDossier"] = Components.Replace("scanned", "uploaded", StringComparison.Ordinal),
        ["withdrawDossier"] = """{ "reason": "Nộp nhầm thủ tục" }""",
        ["rateDossier"] = """{ "liked": true, "comment": "Cán bộ hướng dẫn nhanh" }""",
        ["saveProfile"] = """
            { "fullName": "Nguyễn Văn An", "phone": "0912345678", "email": "an@example.vn", "language": "vi" }
            """,
        ["registerDossier"] = Submission.Replace(
            "\"agency\": \"H44.03\",",
            "\"agency\": \"H44.03\",\n  \"channel\": \"direct\",\n  \"applicant\": \"citizen-1\",",
            StringComparison.Ordinal),
        ["refuseDossier"] = Decision,
        ["stopDossier"] = Decision,
        ["requestSupplement"] = """
            {
              "items": [
                { "target": "c1", "reason": "Bản chụp thiếu trang 2", "legalClause": "Nghị định 61/2018/NĐ-CP, Điều 17" }
              ]
            }
            """,
        ["releaseSecondSupplement"] = """{ "reason": "Quy định mới có hiệu lực sau lần yêu cầu thứ nhất" }""",
        ["requestPayment"] = """{ "amount": 120000, "reason": "Lệ phí theo quyết định của tỉnh" }""",
        ["confirmPayment"] = """{ "amount": 120000, "channel": "counter", "reference": "BL-2026-00115" }""",
        ["recordSynchronisation"] = """{ "at": "2026-08-03T02:15:00.000Z" }""",
        ["assignDossier"] = """{ "assignee": "specialist-1" }""",
        ["forwardDossier"] = """{ "assignee": "leader-1", "note": "Trình ký" }""",
        ["digitiseComponents"] = Components,
        ["extendDossier"] = """
            {
              "newDueAt": "2026-09-18T10:00:00.000Z",
              "reason": "Chờ ý kiến của cơ quan phối hợp",
              "apology": "Chúng tôi xin lỗi vì chưa trả kết quả đúng hẹn"
            }
            """,
        ["finishDossier"] = """
            {
              "code": "15/GP-BQL",
              "deliverBy": "electronic",
              "fileHash": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
              "inPersonalStore": true
            }
            """,
        ["returnResult"] = """{ "method": "electronic" }""",
        ["setQueuePolicy"] = """{ "assignment": "manual", "officers": [] }""",
        ["sendPetition"] = """
            { "agency": "H44.03", "class": "procedures", "text": "Thủ tục cấp phép yêu cầu giấy tờ không có trong quy định" }
            """,
        ["addToPetition"] = """{ "text": "Hồ sơ nộp ngày 3 tháng 8 tại bộ phận một cửa" }""",
        ["ratePetition"] = """{ "liked": true, "comment": "Trả lời rõ ràng" }""",
        ["reopenPetition"] = """{ "text": "Vẫn bị yêu cầu nộp giấy tờ đó" }""",
        ["refusePetition"] = """
            { "reason": "Nội dung là tố cáo, không phải phản ánh", "legalClause": "Nghị định 20/2008/NĐ-CP, Điều 1" }
            """,
        ["returnPetition"] = """{ "reason": "Việc này thuộc thẩm quyền của xã", "competentAgency": "H44.100" }""",
        ["transferPetition"] = """{ "agency": "H44.100", "note": "Kính chuyển theo thẩm quyền" }""",
        ["askSender"] = """
            { "items": [{ "question": "Mã hồ sơ là gì?", "reason": "Để tra cứu quá trình giải quyết" }] }
            """,
        ["answerPetition"] = """{ "text": "Cơ quan đã bỏ yêu cầu giấy tờ này và xin lỗi ông bà" }""",
        ["giveMandate"] = """
            { "helper": "helper-1", "agency": "H44.100", "to": "2026-10-31", "procedures": ["1.001193", "2.000635"] }
            """,
        ["recordMandate"] = """
            {
              "helper": "helper-1",
              "personalNumber": "025190001234",
              "fullName": "Sùng Thị Mai",
              "identityCheck": "chipCard",
              "paperNumber": "12/GUQ",
              "to": "2026-10-31"
            }
            """,
        ["revokeOwnMandate"] = """{ "reason": "Tôi đã tự nộp được" }""",
        ["renounceMandate"] = """{ "reason": "Chuyển sang tổ khác" }""",
        ["revokeMandate"] = """{ "reason": "Người dân đề nghị tại quầy" }""",
        ["calculateScore"] = """
            {
              "profile": "portal-2026",
              "indices": [
                { "id": "2.1", "numerator": 486, "denominator": 588 },
                { "id": "4.5a", "numerator": 10, "denominator": 42 }
              ]
            }
            """,
        ["askWhatIf"] = """
            {
              "period": "2026-08",
              "dossiers": ["H44.03-260803-0001"],
              "ratios": [{ "id": "4.1", "ratio": 0.9 }]
            }
            """,
        ["setTarget"] = """{ "ratio": 0.5 }""",
        ["importCatalogue"] = """
            [
              {
                "code": "H44.03",
                "name": "Ban quản lý các khu công nghiệp - Tỉnh Phú Thọ",
                "shortName": "Ban quản lý các khu công nghiệp",
                "kind": "department",
                "parent": "H44"
              }
            ]
            """,
        ["issueToken"] = """{ "persona": "citizen" }""",
        ["setClock"] = """{ "now": "2026-08-03T01:30:00.000Z" }""",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Operations that have an example.</summary>
    public static IEnumerable<string> Operations => ByOperation.Keys;

    /// <summary>The example of an operation, as JSON, or <see langword="null"/>.</summary>
    public static string? Of(string? operation) =>
        operation is null ? null : ByOperation.GetValueOrDefault(operation);
}
