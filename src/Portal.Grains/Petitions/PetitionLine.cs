namespace Portal.Grains.Petitions;

/// <summary>One line of a list.</summary>
/// <param name="Class">What it is about.</param>
/// <param name="Agency">Agency in charge.</param>
/// <param name="AboutDossier">Id of the dossier that it is about.</param>
/// <param name="SentAt">When it was sent.</param>
/// <param name="DueAt">Until when the next step with a limit is due.</param>
/// <param name="AnsweredAt">When it was answered.</param>
/// <param name="Overdue">A step came after its limit, or is late now.</param>
/// <param name="Reopened">The sender complained again.</param>
/// <param name="Revision">What <c>If-Match</c> asks for.</param>
public sealed record PetitionLine(
    string Id,
    PetitionStatus Status,
    PetitionClass Class,
    string Agency,
    string? AboutDossier,
    DateTimeOffset SentAt,
    DateTimeOffset? DueAt,
    DateTimeOffset? AnsweredAt,
    bool Overdue,
    bool Reopened,
    int Revision);
