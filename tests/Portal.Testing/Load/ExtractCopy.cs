using System.Globalization;

namespace Portal.Testing.Load;

/// <summary>Copies of an extract from the civil register: a fee for each copy, paid online, and a form that is completed once.</summary>
internal static class ExtractCopy
{
    /// <summary>The steps after the submission: persona (<c>applicant</c> is whoever filed it), path below the dossier, body.</summary>
    public static readonly (string Persona, string Path, string Json)[] Steps =
    [
        ("reception", "payment-request", """{"amount":8000,"reason":"Phí một bản sao"}"""),
        ("integrator", "payment", """{"amount":8000,"channel":"nationalPortal","reference":"GD-2026-0001"}"""),
        ("reception", "supplement-request",
            """{"items":[{"target":"/registerNumber","reason":"Thiếu số đăng ký","legalClause":"Nghị định 123/2015 Điều 9"}]}"""),
        ("applicant", "supplement", """{"form":{"registerNumber":"15/2019"}}"""),
        ("reception", "acceptance", "{}"),
        ("leader", "result", """{"code":"TL-01","deliverBy":"post"}"""),
        ("reception", "result-return", """{"method":"post"}"""),
    ];

    public static string Form(int serial, string agency) => string.Create(CultureInfo.InvariantCulture, $$"""
        {
          "procedure": "2.000635",
          "agency": "{{agency}}",
          "form": {
            "requester": {
              "fullName": "Trần Thị Lan",
              "personalNumber": "025192{{serial % 1_000_000:000000}}",
              "residence": "Tổ 4, phường Gia Cẩm, tỉnh Phú Thọ",
              "phone": "0912345678",
              "relationship": "Bản thân"
            },
            "eventKind": "marriage",
            "subject": { "fullName": "Trần Thị Lan", "birthDate": "1992-03-02" },
            "registeredAt": "Ủy ban nhân dân phường Gia Cẩm, số {{serial}}",
            "copies": 1,
            "resultDelivery": "post",
            "truthfulness": true
          }
        }
        """);
}
