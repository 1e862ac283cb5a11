using System.Collections.Immutable;
using Portal.Grains.Procedures;
using Portal.Grains.WorkingTime;

namespace Portal.Grains.Scoring.Procedures;

/// <summary>One procedure in one announcement decision, with the limits that hold for who decided.</summary>
/// <param name="Procedure">National code.</param>
/// <param name="Change">What happens to it.</param>
/// <param name="DecisionDate">Date of the decision.</param>
/// <param name="LimitFrom">
/// Effect of the legal basis, or promulgation when shortened; <see langword="null"/> where nobody knows it, which 1.1
/// then does not judge.
/// </param>
/// <param name="Shortened">Issued by shortened procedure.</param>
/// <param name="PublishedAt">Publish action, or <see langword="null"/> while it is missing.</param>
/// <param name="MissingParts">Mandatory parts that are missing.</param>
internal sealed record AnnouncedItem(
    string Procedure,
    AnnouncedChange Change,
    DateOnly DecisionDate,
    DateOnly? LimitFrom,
    bool Shortened,
    DateTimeOffset? PublishedAt,
    ImmutableArray<string> MissingParts,
    AnnouncementLimits Limits)
{
    /// <summary>Last day on which the decision is on time (1.1).</summary>
    public DateOnly? AnnounceBy => Shortened
        ? LimitFrom?.AddDays(AnnouncementLimits.DaysAfterShortenedPromulgation)
        : LimitFrom?.AddDays(-Limits.DaysBeforeEffect);

    /// <summary>Last day on which the publication is on time (1.2).</summary>
    public DateOnly PublishBy(LegalClock clock)
    {
        var days = Shortened ? AnnouncementLimits.ShortenedWorkingDaysToPublish : Limits.WorkingDaysToPublish;
        return VietnamTime.DateOf(
            clock.Due(VietnamTime.StartOf(DecisionDate), new TimeLimit(days, TimeLimitUnit.WorkingDay)).At);
    }

    /// <summary>The day of the publish action as far as it lies up to a day.</summary>
    public DateOnly? PublishedUpTo(DateOnly day) =>
        PublishedAt is { } at && VietnamTime.DateOf(at) is var published && published <= day ? published : null;

    public static IEnumerable<AnnouncedItem> Of(Announcement announcement, AnnouncementLimits limits) =>
        announcement.Procedures.Select(one => new AnnouncedItem(
            one.Procedure, one.Change, announcement.DecisionDate,
            announcement.Shortened ? announcement.PromulgatedOn : announcement.LegalBasisEffective,
            announcement.Shortened, one.PublishedAt, one.MissingParts, limits));
}
