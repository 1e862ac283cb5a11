namespace Portal.Api.Problems;

/// <summary>What profiles, agencies and the catalogue say no to.</summary>
internal static class CitizenProblems
{
    public static readonly ProblemText[] All =
    [
        new("profile.stale_revision", 412,
            new("Thông tin cá nhân đã thay đổi", "Profile has changed"),
            new("Thông tin đã được sửa ở nơi khác. Hãy đọc lại rồi gửi với ETag mới.",
                "The profile was changed elsewhere. Read it again and send with the new ETag.")),
        new("queue_policy.stale_revision", 412,
            new("Cách phân công đã thay đổi", "Queue policy has changed"),
            new("Cách phân công đã được sửa ở nơi khác. Hãy đọc lại rồi gửi với ETag mới.",
                "The queue policy was changed elsewhere. Read it again and send with the new ETag.")),
        new("agency.unknown", 404,
            new("Không có cơ quan này", "Unknown agency"),
            new("Mã cơ quan không có trong danh mục. Hãy tìm tại /api/v1/catalogue/agencies.",
                "The catalogue has no such agency. Search /api/v1/catalogue/agencies.")),
        new("agency.not_yours", 403,
            new("Không thuộc phạm vi của bạn", "Outside your agency"),
            new("Bạn chỉ xem được cơ quan của mình và các đơn vị trực thuộc.",
                "You may ask about your own agency and those below it.")),
        new("procedure.unknown", 404,
            new("Không có thủ tục này", "Unknown procedure"),
            new("Mã thủ tục hoặc phiên bản không có trong danh mục. Hãy tìm tại /api/v1/catalogue/procedures.",
                "The catalogue has no such procedure or version. Search /api/v1/catalogue/procedures.")),
    ];
}
