using Portal.Grains.Shared;

namespace Portal.Grains.Petitions.Following;

/// <summary>The sender says how it went: like or dislike, once (index 5.3).</summary>
/// <param name="Liked">Like or dislike.</param>
/// <param name="Comment">In their own words, or <see langword="null"/>.</param>
[GenerateSerializer, Immutable, Alias("portal.petition.rate")]
public sealed record RatePetition(
    [property: Id(0)] bool Liked,
    [property: Id(1)] string? Comment) : PetitionCommand
{
    /// <summary>Who reads the comment: to be shown where it is written.</summary>
    internal static readonly LocalizedText Readers = new(
        "Nhận xét của bạn được cán bộ của cơ quan xử lý phản ánh, kiến nghị và của các cơ quan cấp trên đọc; không công khai.",
        "Your comment is read by officers of the agency that handled the petition and of those above it. It is not published.");

    internal override PetitionPermission Permission => PetitionPermission.Sender;

    internal override bool IsPossibleIn(PetitionStatus status) => IsRatable(status);

    internal static bool IsRatable(PetitionStatus status) =>
        status is PetitionStatus.Refused or PetitionStatus.Answered or PetitionStatus.Published;

    internal override Decision<PetitionEvent> Decide(PetitionState petition, PetitionContext context) =>
        petition.Liked is null ? new PetitionRated(Liked, Comment) : PetitionRefusals.AlreadyRated;
}

/// <summary>The sender rated the handling.</summary>
internal sealed record PetitionRated(bool Liked, string? Comment) : PetitionEvent
{
    internal override PetitionState ApplyTo(PetitionState petition, Occurrence occurrence) =>
        petition with { Liked = Liked };
}
