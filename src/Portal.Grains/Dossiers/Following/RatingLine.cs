namespace Portal.Grains.Dossiers.Following;

/// <summary>How an applicant found the handling of a dossier. It does not say who that is.</summary>
/// <param name="Id">Id of the dossier.</param>
/// <param name="Number">Its number.</param>
/// <param name="Procedure">Procedure code.</param>
/// <param name="Liked">Like or dislike.</param>
/// <param name="RatedAt">When; absent when that was archived with its month, and what was written with it.</param>
/// <param name="Comment">What the applicant wrote; absent when nothing.</param>
public sealed record RatingLine(
    string Id, string? Number, string Procedure, bool Liked, DateTimeOffset? RatedAt, string? Comment);
