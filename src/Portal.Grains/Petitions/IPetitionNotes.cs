using Portal.Grains.Shared;

namespace Portal.Grains.Petitions;

/// <summary>What was said about a petition beside it. Whether the caller may see it is asked of the grain first.</summary>
public interface IPetitionNotes
{
    /// <summary>
    /// The petition with what its reader may read: the note of the last transfer for officers, the words of the rating for them
    /// and the sender.
    /// </summary>
    /// <param name="petition">The petition as the grain gave it to this reader.</param>
    /// <param name="reader">Role of the reader.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task<PetitionView> WithNotesAsync(PetitionView petition, Role reader, CancellationToken cancellationToken);
}
