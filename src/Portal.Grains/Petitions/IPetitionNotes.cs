using Portal.Grains.Shared;

namespace Portal.Grains.Petitions;

/// <summary>What agencies tell each other about a petition. Whether the caller may see it is asked of the grain first.</summary>
public interface IPetitionNotes
{
    /// <summary>The petition with the note of the last transfer, for officers; for others as it is.</summary>
    /// <param name="petition">The petition as the grain gave it to this reader.</param>
    /// <param name="reader">Role of the reader.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task<PetitionView> WithNoteAsync(PetitionView petition, Role reader, CancellationToken cancellationToken);
}
