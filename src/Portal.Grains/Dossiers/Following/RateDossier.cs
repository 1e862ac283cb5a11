using Portal.Grains.Shared;

namespace Portal.Grains.Dossiers.Following;

/// <summary>The applicant says how it went: like or dislike, once (index 5.4).</summary>
/// <param name="Liked">Like or dislike.</param>
/// <param name="Comment">In their own words, or <see langword="null"/>.</param>
[GenerateSerializer, Immutable, Alias("portal.dossier.rate")]
public sealed record RateDossier(
    [property: Id(0)] bool Liked,
    [property: Id(1)] string? Comment) : DossierCommand
{
    /// <summary>Statuses in which a dossier can be rated.</summary>
    internal static readonly StatusSet Ratable = StatusSet.Of(
        DossierStatus.Refused, DossierStatus.Stopped, DossierStatus.Finished, DossierStatus.ResultReturned);

    /// <summary>Who reads the comment: to be shown where it is written.</summary>
    internal static readonly LocalizedText Readers = new(
        "Nhận xét của bạn được cán bộ của cơ quan giải quyết hồ sơ và của các cơ quan cấp trên đọc cùng với hồ sơ; không công khai.",
        "Your comment is read by officers of the agency that handled the dossier and of those above it, with the dossier. It is not published.");

    internal override Permission Permission => Permission.Applicant;

    internal override bool ForHelpers => false;

    internal override StatusSet PossibleIn => Ratable;

    internal override Decision<DossierEvent> Decide(DossierState dossier, DossierContext context) =>
        dossier.Liked is null ? new DossierRated(Liked, Comment) : DossierRefusals.AlreadyRated;
}

/// <summary>The applicant rated the handling.</summary>
internal sealed record DossierRated(bool Liked, string? Comment) : DossierEvent
{
    internal override DossierState ApplyTo(DossierState dossier, Occurrence occurrence) =>
        dossier with { Liked = Liked };
}
