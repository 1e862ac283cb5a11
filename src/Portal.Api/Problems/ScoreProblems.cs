namespace Portal.Api.Problems;

/// <summary>What questions about scores are answered no to.</summary>
internal static class ScoreProblems
{
    public static readonly ProblemText[] All =
    [
        new("score.period_ahead", 400,
            new("Kỳ chưa bắt đầu", "Period has not begun"),
            new("Kỳ {0} chưa bắt đầu. Hãy chọn kỳ hiện tại hoặc kỳ trước.",
                "Period {0} has not begun. Ask about the running one or an earlier one.")),
        new("score.index_unknown", 404,
            new("Không có chỉ số này", "Unknown index"),
            new("Đơn vị không có chỉ số này. Hãy xem danh mục chỉ số tại /api/v1/ministry/rules.",
                "The unit has no such index. The indices are listed at /api/v1/ministry/rules.")),
        new("score.index_without_cases", 422,
            new("Chỉ số không tính theo hồ sơ", "Index does not count dossiers"),
            new("Chỉ số {0} tính theo thủ tục hoặc đơn vị. Hãy xem danh sách thủ tục của chỉ số này.",
                "Index {0} counts procedures or communes. Ask for the procedures of this index.")),
        new("score.not_frozen", 404,
            new("Tháng chưa được chốt", "Month is not frozen"),
            new("Kỳ {0} chưa được chốt số liệu cho đơn vị này. Tháng được chốt sau khi kết thúc.",
                "Period {0} is not on record for this unit. Months are frozen after they have ended.")),
        new("score.not_ready", 503,
            new("Đang tính lại điểm", "Scores are being built"),
            new("Số liệu đang được tính lại. Hãy thử lại sau số giây trong Retry-After.",
                "The counters are being built. Try again after the seconds in Retry-After.")),
        new("score.too_many_streams", 503,
            new("Quá nhiều kết nối theo dõi", "Too many event streams"),
            new("Máy chủ đã đủ số kết nối theo dõi. Hãy thử lại sau số giây trong Retry-After.",
                "The server has no room for another event stream. Try again after the seconds in Retry-After.")),
        new("target.stale_revision", 412,
            new("Chỉ tiêu đã thay đổi", "Target has changed"),
            new("Chỉ tiêu đã được sửa ở nơi khác. Hãy đọc lại rồi gửi với ETag mới.",
                "The target was changed elsewhere. Read it again and send with the new ETag.")),
        new("target.not_yours", 403,
            new("Không được đặt chỉ tiêu", "Not yours to set"),
            new("Chỉ bộ, cơ quan trung ương và lãnh đạo cấp tỉnh được đặt chỉ tiêu cho đơn vị của mình.",
                "Targets are set by the ministry, central bodies and provinces, each for its own units.")),
    ];
}
