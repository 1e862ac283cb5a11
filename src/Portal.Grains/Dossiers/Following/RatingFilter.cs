namespace Portal.Grains.Dossiers.Following;

/// <summary>Which ratings are wanted.</summary>
/// <param name="Agency">Agency that handled the dossiers; those below it are asked for one by one.</param>
/// <param name="Liked">Only likes, or only dislikes.</param>
/// <param name="Assignee">Only dossiers of this officer.</param>
public sealed record RatingFilter(string Agency, bool? Liked, string? Assignee);
