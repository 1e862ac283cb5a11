using System.Collections.Immutable;
using Portal.Grains.Dossiers.Following;
using Portal.Grains.Journal;
using Portal.Grains.Journal.Reading;
using Portal.Grains.Journal.Streams;
using Portal.Grains.Shared;

namespace Portal.Grains.Dossiers;

/// <summary>Reads the history from the journal. Names of officers stay inside: the role is what the citizen needs.</summary>
internal sealed class DossierHistory(JournalReader journal) : IDossierHistory
{
    private static readonly string Rated = DossierJson.NameOf<DossierRated>();

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
            if (await ReadAsync(type) is { } entry && Statements.Of(entry, reader) is { } statement)
                notices.Add(entry.Sequence, new Notice(entry.Type, entry.At, statement));
        }

        var comment = dossier.Liked is not null && Statements.ReadsComments(reader) ? await ReadAsync(Rated) : null;
        return dossier with
        {
            Notices = [.. notices.Values],
            ArchivedNotices = archived.ToImmutable(),
            RatingComment = comment is null ? null : Statements.Of(comment, reader)?.Comment,
            RatingReaders = reader == Role.Citizen && dossier.Liked is null && RateDossier.Ratable.Contains(dossier.Status)
                ? RateDossier.Readers
                : null,
        };

        async Task<JournalEntry?> ReadAsync(string type)
        {
            // It happened, as the state says: what the journal has no longer went to the archive.
            var entry = await journal.ReadNewestAsync(StreamKind.Dossier, dossier.Id, type, cancellationToken);
            if (entry is null)
                archived.Add(type);
            return entry;
        }
    }

    private static string RoleOf(string actor) => actor[..Math.Max(actor.IndexOf(':', StringComparison.Ordinal), 0)];
}
