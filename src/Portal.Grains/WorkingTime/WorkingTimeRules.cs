namespace Portal.Grains.WorkingTime;

/// <summary>The numbers of the law on handling time, in one place: a change of the law is a change here.</summary>
public sealed record WorkingTimeRules
{
    /// <summary>The rules in force.</summary>
    public static WorkingTimeRules Default { get; } = new();

    /// <summary>
    /// Latest time of day at which a receipt is still forwarded the same working day (Decree 61/2018/NĐ-CP, Art. 18).
    /// </summary>
    public TimeOnly ForwardSameDayUntil { get; init; } = new(15, 0);

    /// <summary>
    /// How many days before the due date an apology with a new date is sent at the latest (Decree 61/2018/NĐ-CP,
    /// Art. 19(9)).
    /// </summary>
    public int ApologyDaysBefore { get; init; } = 1;

    /// <summary>
    /// Within how many working days from receipt an incomplete dossier is returned for supplement (Decree
    /// 61/2018/NĐ-CP, Art. 19(4)).
    /// </summary>
    public int SupplementRequestWorkingDays { get; init; } = 3;
}
