namespace Portal.Grains.Petitions;

/// <summary>Status of a petition; the numbers are stored.</summary>
public enum PetitionStatus
{
    /// <summary>Chờ tiếp nhận: sent, or transferred, and waiting for receipt.</summary>
    Sent = 1,

    /// <summary>Đang xử lý: the agency has taken it.</summary>
    Received = 2,

    /// <summary>Yêu cầu bổ sung thông tin: the sender is asked for more.</summary>
    SenderAsked = 3,

    /// <summary>Từ chối tiếp nhận: not taken.</summary>
    Refused = 4,

    /// <summary>Trả lại do không thuộc thẩm quyền: returned as not competent.</summary>
    Returned = 5,

    /// <summary>Chờ công khai: answered, waiting to be published.</summary>
    Answered = 6,

    /// <summary>Đã công khai: the answer is published.</summary>
    Published = 7,
}
