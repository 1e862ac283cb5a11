using System.Collections.Immutable;
using Portal.Grains.Journal.Reading;
using Portal.Grains.Journal.Streams;
using Portal.Grains.Shared;

namespace Portal.Grains.Dossiers;

/// <summary>Reads the history from the journal. Names of officers stay inside: the role is what the citizen needs.</summary>
internal sealed class DossierHistory(JournalReader journal) : IDossierHistory
{
    public async Task<ImmutableArray<HistoryLine>> OfAsync(
        string id,
        Role reader,
        int after,
        int size,
        CancellationToken cancellationToken)
    {
        var entries = await journal.ReadStreamAsync(StreamKind.Dossier, id, after, size, cancellationToken);
        return
        [
            .. entries.Select(entry => new HistoryLine(
                entry.Sequence, entry.At, RoleOf(entry.Actor), entry.Type, Convert.ToHexStringLower(entry.Hash.Span),
                Statements.Of(entry, reader))),
        ];
    }

    public async Task<DossierView> WithNoticesAsync(DossierView dossier, Role reader, CancellationToken cancellationToken)
    {
        var notices = new SortedList<int, Notice>();
        var archived = ImmutableArray.CreateBuilder<string>();
        foreach (var type in Statements.StandingFor(dossier))
        {
            // It happened, as the state says: what the journal has no longer went to the archive.
            if (await journal.ReadNewestAsync(StreamKind.Dossier, dossier.Id, type, cancellationToken) is not { } entry)
                archived.Add(type);
            else if (Statements.Of(entry, reader) is { } statement)
                notices.Add(entry.Sequence, new Notice(entry.Type, entry.At, statement));
        }

        return dossier with { Notices = [.. notices.Values], ArchivedNotices = archived.ToImmutable() };
    }

    private static string RoleOf(string actor) => actor[..Math.Max(actor.IndexOf(':', StringComparison.Ordinal), 0)];
}
