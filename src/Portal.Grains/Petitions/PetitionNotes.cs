using Portal.Grains.Journal.Reading;
using Portal.Grains.Journal.Streams;
using Portal.Grains.Petitions.Receiving;
using Portal.Grains.Shared;

namespace Portal.Grains.Petitions;

/// <summary>Reads the notes from the journal, where they stand alone.</summary>
internal sealed class PetitionNotes(JournalReader journal) : IPetitionNotes
{
    private static readonly string Transferred = PetitionJson.NameOf<PetitionTransferred>();

    public async Task<PetitionView> WithNoteAsync(PetitionView petition, Role reader, CancellationToken cancellationToken)
    {
        if (petition.TransferredAt is null || !PetitionPermission.Handlers.Includes(reader))
            return petition;

        var entry = await journal.ReadNewestAsync(StreamKind.Petition, petition.Id, Transferred, cancellationToken);
        return entry is not null
            && PetitionJson.ReadEvent(entry.Type, entry.Body.Span) is PetitionTransferred { Note: { } note }
            ? petition with { TransferNote = note }
            : petition;
    }
}
