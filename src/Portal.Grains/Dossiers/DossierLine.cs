namespace Portal.Grains.Dossiers;

/// <summary>One line of a list.</summary>
/// <param name="Number">Number; none for drafts.</param>
/// <param name="Procedure">Procedure code.</param>
/// <param name="Agency">Agency in charge.</param>
/// <param name="Channel">How it came in.</param>
/// <param name="CreatedAt">When it was begun.</param>
/// <param name="SubmittedAt">When it was submitted.</param>
/// <param name="DueAt">When the result is promised.</param>
/// <param name="Assignee">Officer in charge.</param>
/// <param name="Revision">What <c>If-Match</c> asks for.</param>
public sealed record DossierLine(
    string Id,
    string? Number,
    DossierStatus Status,
    string Procedure,
    string Agency,
    Channel Channel,
    DateTimeOffset CreatedAt,
    DateTimeOffset? SubmittedAt,
    DateTimeOffset? DueAt,
    string? Assignee,
    int Revision);
