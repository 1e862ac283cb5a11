namespace Portal.Grains.Dossiers;

/// <summary>Which dossiers of an agency are wanted.</summary>
/// <param name="Agency">Agency; those below it are included.</param>
/// <param name="Status">Only this status; <see langword="null"/>: all that have not ended.</param>
/// <param name="Assignee">Only those of this officer.</param>
/// <param name="Procedure">Only this procedure.</param>
/// <param name="DueBefore">Only open ones that are due before this moment.</param>
public sealed record QueueFilter(
    string Agency,
    DossierStatus? Status,
    string? Assignee,
    string? Procedure,
    DateTimeOffset? DueBefore);
