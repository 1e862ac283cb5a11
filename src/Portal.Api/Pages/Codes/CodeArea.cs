using System.Text.RegularExpressions;
using Portal.Grains.Shared;

namespace Portal.Api.Pages.Codes;

/// <summary>What codes are about: the word before their dot.</summary>
internal static partial class CodeArea
{
    private static readonly Dictionary<string, LocalizedText> Names = new(StringComparer.Ordinal)
    {
        ["agency"] = new("Cơ quan", "Agencies"),
        ["document"] = new("Giấy tờ", "Documents"),
        ["dossier"] = new("Hồ sơ", "Dossiers"),
        ["idempotency"] = new("Gửi lại yêu cầu", "Repeated requests"),
        ["mandate"] = new("Giấy ủy quyền", "Mandates"),
        ["petition"] = new("Phản ánh, kiến nghị", "Petitions"),
        ["procedure"] = new("Thủ tục", "Procedures"),
        ["profile"] = new("Thông tin cá nhân", "Profiles"),
        ["queue_policy"] = new("Phân công hồ sơ", "Distribution of dossiers"),
        ["request"] = new("Yêu cầu gửi đến hệ thống", "Requests"),
        ["score"] = new("Điểm và xếp hạng", "Scores"),
        ["server"] = new("Hệ thống", "The system"),
        ["target"] = new("Chỉ tiêu", "Targets"),
        ["upload"] = new("Tải tệp lên", "Uploads"),
    };

    /// <summary>The word of a code.</summary>
    public static string Of(string code) => code[..code.IndexOf('.', StringComparison.Ordinal)];

    /// <summary>The name of an area. Every area has one; a test looks.</summary>
    public static LocalizedText NameOf(string area) => Names[area];

    /// <summary>A text without the values of a case.</summary>
    public static string WithoutValues(string detail) => Value().Replace(detail, "…");

    [GeneratedRegex(@"\{\d\}")]
    private static partial Regex Value();
}
