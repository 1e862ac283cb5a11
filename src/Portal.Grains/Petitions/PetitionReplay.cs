using Portal.Grains.Journal;
using Portal.Grains.Shared;

namespace Portal.Grains.Petitions;

/// <summary>Rebuilds a petition from its journal entries.</summary>
internal static class PetitionReplay
{
    /// <summary>The state after all entries.</summary>
    public static PetitionState? Rebuild(string id, IEnumerable<JournalEntry> entries)
    {
        PetitionState? petition = null;
        foreach (var entry in entries)
        {
            petition = Petition.Evolve(
                petition, PetitionJson.ReadEvent(entry.Type, entry.Body.Span), id, new Occurrence(entry.At, entry.Actor));
        }

        return petition;
    }

    /// <summary>Whether the entries lead to exactly the stored state.</summary>
    public static bool LeadsTo(string id, IEnumerable<JournalEntry> entries, ReadOnlySpan<byte> state) =>
        RowOf(id, [.. entries], state) is not null;

    /// <summary>The row with the stored state, if the entries lead to it, else <see langword="null"/>.</summary>
    public static PetitionRow? RowOf(string id, IReadOnlyList<JournalEntry> entries, ReadOnlySpan<byte> state) =>
        Rebuild(id, entries)?.ToRow() is { } row && row.State.Span.SequenceEqual(state) ? row : null;
}
