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
