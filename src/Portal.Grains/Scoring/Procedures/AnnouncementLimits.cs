namespace Portal.Grains.Scoring.Procedures;

/// <summary>
/// Until when a procedure must be announced and published. Source: Decree 63/2010/NĐ-CP (as amended by 48/2013 and
/// 92/2017) Art. 15 and 24; decision 766, section 2, rules 1.1 and 1.2.
/// </summary>
/// <param name="DaysBeforeEffect">
/// Calendar days by which the announcement decision precedes the day on which the legal basis takes effect.
/// </param>
/// <param name="WorkingDaysToPublish">Working days after the decision in which it is published in the national database.</param>
internal sealed record AnnouncementLimits(int DaysBeforeEffect, int WorkingDaysToPublish)
{
    /// <summary>Calendar days after promulgation in which a document issued by shortened procedure is announced.</summary>
    public const int DaysAfterShortenedPromulgation = 3;

    /// <summary>Working days in which a document issued by shortened procedure is published.</summary>
    public const int ShortenedWorkingDaysToPublish = 2;

    public static readonly AnnouncementLimits OfMinistry = new(20, 10);
    public static readonly AnnouncementLimits OfProvince = new(5, 5);
}
