using Portal.Grains.Dossiers;
using Portal.Grains.Shared;

namespace Portal.Grains.Petitions;

/// <summary>Lists of petitions, read from their rows; they never ask grains.</summary>
public interface IPetitionLists
{
    /// <summary>A page of a sender's petitions, newest first.</summary>
    Task<Page<PetitionLine>> OfSenderAsync(string subject, PageRequest page, CancellationToken cancellationToken);

    /// <summary>
    /// A page of an agency's petitions, in the order in which they are due: open ones, unless a status is asked for.
    /// </summary>
    Task<Page<PetitionLine>> OfAgencyAsync(
        PetitionFilter filter,
        PageRequest page,
        CancellationToken cancellationToken);
}

/// <summary>Which petitions of an agency are wanted.</summary>
/// <param name="Agency">Agency; those below it are included.</param>
/// <param name="Reader">Who reads: petitions about staff are only for leaders and managers.</param>
/// <param name="Status">Only this status; <see langword="null"/>: all that have not ended.</param>
/// <param name="Class">Only this class.</param>
/// <param name="DueBefore">Only those whose next step is due before this moment.</param>
public sealed record PetitionFilter(
    string Agency,
    Role Reader,
    PetitionStatus? Status,
    PetitionClass? Class,
    DateTimeOffset? DueBefore);

/// <summary>One line of a list.</summary>
/// <param name="Id">Id.</param>
/// <param name="Status">Status.</param>
/// <param name="Class">What it is about.</param>
/// <param name="Agency">Agency in charge.</param>
/// <param name="AboutDossier">Id of the dossier that it is about.</param>
/// <param name="SentAt">When it was sent.</param>
/// <param name="DueAt">Until when the next step with a limit is due.</param>
/// <param name="AnsweredAt">When it was answered.</param>
/// <param name="Overdue">A step came after its limit, or is late now.</param>
/// <param name="Reopened">The sender complained again.</param>
/// <param name="Revision">Revision.</param>
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
