using System.Globalization;

namespace Portal.Testing.Load;

/// <summary>A level-4 dossier from submission to result: who does what in which order.</summary>
internal static class BirthRegistration
{
    public const string Agency = "H44.100";
    public const string OtherAgency = "H44.101";

    /// <summary>The steps after the submission: persona, path below the dossier, body.</summary>
    public static readonly (string Persona, string Path, string Json)[] Steps =
    [
        ("reception", "acceptance", "{}"),
        ("leader", "assignment", """{"assignee":"specialist-1"}"""),
        ("leader", "forwarding", """{"note":"Kính chuyển"}"""),
        ("leader", "forwarding", "{}"),
        ("leader", "result", """{"code":"KQ-01","deliverBy":"post"}"""),
        ("reception", "result-return", """{"method":"post"}"""),
    ];

    public static string Form(int serial, string agency = Agency) => string.Create(CultureInfo.InvariantCulture, $$"""
        {
          "procedure": "1.001193",
          "agency": "{{agency}}",
          "form": {
            "requester": {
              "fullName": "Nguyễn Văn Hùng",
              "personalNumber": "025090{{serial % 1_000_000:000000}}",
              "residence": "Tổ 4, phường Gia Cẩm, tỉnh Phú Thọ",
              "phone": "0912345678",
              "email": "hung.nguyen@example.vn",
              "relationship": "Cha đẻ"
            },
            "child": {
              "fullName": "Nguyễn Thị Minh Anh",
              "sex": "female",
              "birthDate": "2026-07-14",
              "birthTime": "07:45",
              "birthPlace": "Bệnh viện Đa khoa tỉnh Phú Thọ, số {{serial}}",
              "ethnicity": "Kinh",
              "nationality": "Việt Nam",
              "homeTown": "Xã Hy Cương, tỉnh Phú Thọ"
            },
            "mother": {
              "fullName": "Trần Thị Lan",
              "personalNumber": "025192004321",
              "birthDate": "1992-03-02",
              "residence": "Tổ 4, phường Gia Cẩm, tỉnh Phú Thọ"
            },
            "parentsMarried": true,
            "copies": 3,
            "resultDelivery": "online",
            "truthfulness": true
          }
        }
        """);
}
