namespace Portal.Api.Dev;

/// <summary>A made-up person to try the portal with.</summary>
/// <param name="Name">Name to sign in with; the first of each role has the role's name.</param>
/// <param name="Subject">Subject id in tokens.</param>
/// <param name="Agency">Agency, for officers and systems.</param>
/// <param name="Assurance">Assurance level of the identity, 1 to 3.</param>
/// <param name="Description">Who it is.</param>
internal sealed record Persona(
    string Name,
    string Role,
    string Subject,
    string? Agency,
    int Assurance,
    string Description)
{
    private const string IndustrialZones = "H44.03";

    public static readonly IReadOnlyList<Persona> All =
    [
        new("citizen", "citizen", "citizen-1", null, 3, "Người dân đã xác thực VNeID mức 2"),
        new("citizen-unverified", "citizen", "citizen-2", null, 1, "Người dân chưa xác thực định danh"),
        new("enterprise", "citizen", "enterprise-1", null, 3, "Người đại diện doanh nghiệp"),
        new("helper", "helper", "helper-1", "H44.100", 3, "Thành viên tổ công nghệ số cộng đồng"),
        new("reception", "reception", "reception-1", IndustrialZones, 3, "Cán bộ một cửa"),
        new("specialist", "specialist", "specialist-1", IndustrialZones, 3, "Chuyên viên thụ lý"),
        new("leader", "leader", "leader-1", IndustrialZones, 3, "Lãnh đạo ký kết quả"),
        new("manager", "manager", "manager-1", IndustrialZones, 3, "Quản lý đơn vị"),
        new("ministry", "ministry", "ministry-1", null, 3, "Bộ, Văn phòng Chính phủ"),
        new("administrator", "administrator", "administrator-1", null, 3, "Quản trị hệ thống"),
        new("integrator", "integrator", "payments-1", "H44", 3, "Hệ thống thanh toán"),
    ];
}
