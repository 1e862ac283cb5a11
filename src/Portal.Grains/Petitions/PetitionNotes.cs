using Portal.Grains.Journal.Reading;
using Portal.Grains.Journal.Streams;
using Portal.Grains.Petitions.Following;
using Portal.Grains.Petitions.Receiving;
using Portal.Grains.Shared;

namespace Portal.Grains.Petitions;

/// <summary>Reads the notes from the journal, where they stand alone.</summary>
internal sealed class PetitionNotes(JournalReader journal) : IPetitionNotes
{
    public async Task<PetitionView> WithNotesAsync(PetitionView petition, Role reader, CancellationToken cancellationToken)
    {
        var officer = PetitionPermission.Handlers.Includes(reader);
        var sender = PetitionPermission.Sender.Includes(reader);
        return petition with
        {
            TransferNote = officer && petition.TransferredAt is not null
                ? (await NewestAsync<PetitionTransferred>(petition.Id, cancellationToken))?.Note
                : null,
            RatingComment = (officer || sender) && petition.Liked is not null
                ? (await NewestAsync<PetitionRated>(petition.Id, cancellationToken))?.Comment
                : null,
            RatingReaders = sender && petition.Liked is null && RatePetition.IsRatable(petition.Status) ? RatePetition.Readers : null,
        };
    }

    private async Task<TEvent?> NewestAsync<TEvent>(string petition, CancellationToken cancellationToken)
        where TEvent : PetitionEvent
    {
        var entry = await journal.ReadNewestAsync(StreamKind.Petition, petition, PetitionJson.NameOf<TEvent>(), cancellationToken);
        return entry is null ? null : PetitionJson.ReadEvent(entry.Type, entry.Body.Span) as TEvent;
    }
}
