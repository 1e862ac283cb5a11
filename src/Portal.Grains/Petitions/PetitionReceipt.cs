namespace Portal.Grains.Petitions;

/// <summary>
/// The answer to every command on a petition: where it stands now. It is language-neutral, since it is stored and given
/// again to whoever repeats the request.
/// </summary>
/// <param name="Id">Id of the petition.</param>
/// <param name="Revision">Revision; the entity tag.</param>
/// <param name="Status">Where it stands after the command.</param>
/// <param name="Class">What it is about.</param>
/// <param name="Agency">Agency in charge.</param>
/// <param name="SentAt">When it was sent.</param>
/// <param name="DueAt">Until when it is answered; once it is answered, until when the answer is published.</param>
/// <param name="AnsweredAt">When it was answered.</param>
/// <param name="PublishedAt">When the answer was published.</param>
/// <param name="Overdue">A step came after its limit.</param>
public sealed record PetitionReceipt(
    string Id,
    int Revision,
    PetitionStatus Status,
    PetitionClass Class,
    string Agency,
    DateTimeOffset SentAt,
    DateTimeOffset? DueAt,
    DateTimeOffset? AnsweredAt,
    DateTimeOffset? PublishedAt,
    bool Overdue)
{
    internal static PetitionReceipt Of(PetitionState petition) => new(
        petition.Id,
        petition.Revision,
        petition.Status,
        petition.Class,
        petition.Agency,
        petition.SentAt,
        petition.DueAt,
        petition.AnsweredAt,
        petition.PublishedAt,
        petition.Overdue);
}
