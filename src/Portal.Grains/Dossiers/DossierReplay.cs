using Portal.Grains.Journal;

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
        Rebuild(id, entries) is { } rebuilt
        && (DossierJson.Write(rebuilt).AsSpan().SequenceEqual(state)
            || (rebuilt.Marks is not null && WithoutMarks(rebuilt).AsSpan().SequenceEqual(WithoutMarks(DossierJson.ReadState(state)))));

    private static byte[] WithoutMarks(DossierState dossier) => DossierJson.Write(dossier with { Marks = null });
}
