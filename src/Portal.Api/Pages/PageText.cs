namespace Portal.Api.Pages;

/// <summary>Words of the pages, in the reader's language.</summary>
/// <param name="Language"><c>vi</c> or <c>en</c>.</param>
public sealed record PageText(string Language)
{
    private bool English => Language == "en";

    /// <summary>The other language, for the switch.</summary>
    public string Other => English ? "vi" : "en";

    /// <summary>The text in the reader's language.</summary>
    public string Say(string vi, string en) => English ? en : vi;

    /// <summary>The name of a kind of service.</summary>
    public string Of(Grains.Procedures.OnlineKind kind) => kind switch
    {
        Grains.Procedures.OnlineKind.Full => Say("Toàn trình", "Fully online"),
        Grains.Procedures.OnlineKind.Partial => Say("Một phần", "Partly online"),
        _ => Say("Tại quầy", "At the counter"),
    };

    /// <summary>The name of a status, as the National Portal gives it.</summary>
    public string Of(Grains.Dossiers.DossierStatus status) => status switch
    {
        Grains.Dossiers.DossierStatus.Draft => Say("Bản nháp", "Draft"),
        Grains.Dossiers.DossierStatus.Submitted => Say("Mới đăng ký", "Submitted"),
        Grains.Dossiers.DossierStatus.Accepted => Say("Được tiếp nhận", "Accepted"),
        Grains.Dossiers.DossierStatus.Refused => Say("Không được tiếp nhận", "Not accepted"),
        Grains.Dossiers.DossierStatus.InProcess => Say("Đang xử lý", "In process"),
        Grains.Dossiers.DossierStatus.SupplementRequested => Say("Yêu cầu bổ sung giấy tờ", "Supplement requested"),
        Grains.Dossiers.DossierStatus.PaymentRequested => Say("Yêu cầu thực hiện nghĩa vụ tài chính", "Payment requested"),
        Grains.Dossiers.DossierStatus.Withdrawn => Say("Công dân yêu cầu rút hồ sơ", "Withdrawn"),
        Grains.Dossiers.DossierStatus.Stopped => Say("Dừng xử lý", "Stopped"),
        Grains.Dossiers.DossierStatus.Finished => Say("Đã xử lý xong", "Finished"),
        _ => Say("Đã trả kết quả", "Result handed over"),
    };
}
