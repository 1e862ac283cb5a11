namespace Portal.Grains.Scoring.Rules;

/// <summary>The groups of decision 766; the online group of 22 points is shown in its two halves.</summary>
public enum IndexGroup
{
    /// <summary>Công khai, minh bạch: 18 points.</summary>
    Transparency,

    /// <summary>Tiến độ, kết quả giải quyết: 20 points.</summary>
    Progress,

    /// <summary>Dịch vụ công trực tuyến: 12 points.</summary>
    Online,

    /// <summary>Thanh toán trực tuyến: 10 points.</summary>
    Payment,

    /// <summary>Số hóa hồ sơ: 22 points.</summary>
    Digitisation,

    /// <summary>Mức độ hài lòng: 18 points.</summary>
    Satisfaction,
}
