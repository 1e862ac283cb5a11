using System.Collections.Frozen;
using System.Globalization;
using Portal.Grains.Scoring.Explaining;
using Portal.Grains.Shared;
using Portal.Grains.WorkingTime;

namespace Portal.Api.Ministry;

/// <summary>Reasons in words; {0} is a date in Vietnam, {1} a number of days.</summary>
internal static class ReasonTexts
{
    private static readonly FrozenDictionary<LossCode, LocalizedText> Texts = new Dictionary<LossCode, LocalizedText>
    {
        [LossCode.EndedLate] = new("Trả kết quả trễ {1} ngày so với ngày hẹn {0}.", "Ended {1} days after the promised date {0}."),
        [LossCode.OpenLate] = new("Chưa xong, quá ngày hẹn {0} đã {1} ngày.", "Open, {1} days past the promised date {0}."),
        [LossCode.SecondSupplement] = new("Yêu cầu bổ sung lần hai ngày {0}.", "A second supplement was asked for on {0}."),
        [LossCode.NotSynchronised] = new(
            "Tiếp nhận ngày {0}, chưa đồng bộ lên Cổng Dịch vụ công quốc gia.", "Received on {0}, not synchronised to the National Portal."),
        [LossCode.NotOnline] = new("Không nộp trực tuyến.", "Not submitted online."),
        [LossCode.NotPaidOnline] = new("Có phí, lệ phí nhưng chưa thanh toán trực tuyến.", "A fee is due and was not paid online."),
        [LossCode.NoElectronicResult] = new("Chưa có kết quả điện tử.", "No electronic result."),
        [LossCode.NoComponentFile] = new("Thành phần hồ sơ chưa được số hóa.", "No component as a file."),
        [LossCode.NothingReused] = new("Không dùng lại thành phần nào đã số hóa.", "No digitised component was used again."),
        [LossCode.NotInStore] = new(
            "Không lấy giấy tờ từ kho dữ liệu điện tử và không đưa kết quả vào kho.",
            "Nothing taken from the personal store, and the result not linked into it."),
        [LossCode.NoPopulationData] = new(
            "Tài khoản chưa xác thực định danh và không dùng dữ liệu dân cư.",
            "Identity not verified, and no population data used."),
        [LossCode.Disliked] = new("Bị đánh giá không hài lòng.", "Disliked."),
        [LossCode.Petitioned] = new("Có phản ánh, kiến nghị.", "A petition was made about it."),
        [LossCode.StepLate] = new("Một bước xử lý phản ánh, kiến nghị bị trễ.", "A step of the petition was late."),
        [LossCode.ComplainedAgain] = new("Người gửi kiến nghị lại.", "The sender complained again."),
    }.ToFrozenDictionary();

    public static string Of(LossReason reason, string language)
    {
        var since = reason.Since is { } at
            ? VietnamTime.ToVietnam(at).ToString(language == "en" ? "yyyy-MM-dd HH:mm" : "dd/MM/yyyy HH:mm", CultureInfo.InvariantCulture)
            : "";
        return string.Format(CultureInfo.InvariantCulture, Texts[reason.Code].In(language), since, reason.Days);
    }
}
