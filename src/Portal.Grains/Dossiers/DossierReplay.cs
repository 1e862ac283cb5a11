using Portal.Grains.Journal;
using Portal.Grains.Shared;

namespace Portal.Grains.Dossiers;

/// <summary>Rebuilds a dossier from its journal entries.</summary>
internal static class DossierReplay
{
    /// <summary>The state after all entries.</summary>
    public static DossierState? Rebuild(string id, IEnumerable<JournalEntry> entries)
    {
        DossierState? dossier = null;
        foreach (var entry in entries)
        {
            dossier = Dossier.Evolve(
                dossier, DossierJson.ReadEvent(entry.Type, entry.Body.Span), id, new Occurrence(entry.At, entry.Actor));
        }

        return dossier;
    }

    /// <summary>
    /// Whether the entries lead to exactly the stored state. Marks of what came before migration 0011 are not in it; only
    /// scores read them, and take what has none as if it held at the receipt.
    /// </summary>
    public static bool LeadsTo(string id, IEnumerable<JournalEntry> entries, ReadOnlySpan<byte> state) =>
        RowOf(id, [.. entries], state) is not null;

    /// <summary>
    /// The row with the stored state, if the entries lead to it, else <see langword="null"/>; without entries it is believed.
    /// </summary>
    public static DossierRow? RowOf(string id, IReadOnlyList<JournalEntry> entries, ReadOnlySpan<byte> state)
    {
        if (entries.Count == 0)
            return DossierJson.ReadState(state).ToRow();

        var rebuilt = Rebuild(id, entries)!;
        var row = rebuilt.ToRow();
        if (row.State.Span.SequenceEqual(state))
            return row;
        if (rebuilt.Marks is null)
            return null;

        var stored = DossierJson.ReadState(state);
        return WithoutMarks(rebuilt).AsSpan().SequenceEqual(WithoutMarks(stored)) ? stored.ToRow() : null;
    }

    private static byte[] WithoutMarks(DossierState dossier) => DossierJson.Write(dossier with { Marks = null });
}
