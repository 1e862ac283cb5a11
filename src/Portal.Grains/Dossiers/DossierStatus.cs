namespace Portal.Grains.Dossiers;

/// <summary>Status of a dossier; 1 to 10 are the codes that are synchronised to the National Portal.</summary>
public enum DossierStatus
{
    /// <summary>Not yet submitted; nobody but the applicant and their helper sees it.</summary>
    Draft = 0,

    /// <summary>Mới đăng ký: submitted, not yet looked at.</summary>
    Submitted = 1,

    /// <summary>Được tiếp nhận: accepted, the clock runs.</summary>
    Accepted = 2,

    /// <summary>Không được tiếp nhận: not accepted.</summary>
    Refused = 3,

    /// <summary>Đang xử lý: in process.</summary>
    InProcess = 4,

    /// <summary>Yêu cầu bổ sung giấy tờ: waiting for a supplement.</summary>
    SupplementRequested = 5,

    /// <summary>Yêu cầu thực hiện nghĩa vụ tài chính: waiting for payment.</summary>
    PaymentRequested = 6,

    /// <summary>Công dân yêu cầu rút hồ sơ: withdrawn by the citizen.</summary>
    Withdrawn = 7,

    /// <summary>Dừng xử lý: stopped by the agency.</summary>
    Stopped = 8,

    /// <summary>Đã xử lý xong: finished, the result is ready.</summary>
    Finished = 9,

    /// <summary>Đã trả kết quả: result handed over.</summary>
    ResultReturned = 10,
}
