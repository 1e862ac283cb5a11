using System.Collections.Immutable;
using Portal.Grains.Journal;

namespace Portal.Grains.Dossiers;

/// <summary>Reads the history from the journal. Names of officers stay inside: the role is what the citizen needs.</summary>
internal sealed class DossierHistory(JournalReader journal) : IDossierHistory
{
    public async Task<ImmutableArray<HistoryLine>> OfAsync(
        string id,
        int after,
        int size,
        CancellationToken cancellationToken)
    {
        var entries = await journal.ReadStreamAsync(StreamKind.Dossier, id, after, size, cancellationToken);
        return
        [
            .. entries.Select(entry => new HistoryLine(
                entry.Sequence, entry.At, RoleOf(entry.Actor), entry.Type, Convert.ToHexStringLower(entry.Hash.Span))),
        ];
    }

    private static string RoleOf(string actor) => actor[..Math.Max(actor.IndexOf(':', StringComparison.Ordinal), 0)];
}
