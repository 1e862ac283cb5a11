using System.Text.Json;
using Portal.Grains.Catalogue.Publishing;
using Portal.Grains.Dossiers;
using Portal.Grains.Journal.Verifying;
using Portal.Grains.Petitions;

namespace Portal.Grains.Journal.Streams;

/// <summary>Replays streams of every kind; see <see cref="Replay"/>.</summary>
internal static class StreamReplay
{
    public static StreamRow? RowOf(
        StreamKind kind, string stream, IReadOnlyList<JournalEntry> entries, ReadOnlyMemory<byte> state)
    {
        try
        {
            return kind switch
            {
                StreamKind.Dossier => DossierReplay.RowOf(stream, entries, state.Span),
                StreamKind.Petition => PetitionReplay.RowOf(stream, entries, state.Span),
                _ => PublicationReplay.RowOf(entries, state.Span),
            };
        }
        catch (Exception unreadable) when (unreadable is JsonException or InvalidDataException)
        {
            return null;
        }
    }
}
