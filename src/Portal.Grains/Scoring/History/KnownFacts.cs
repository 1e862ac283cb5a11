using Portal.Grains.Dossiers;
using Portal.Grains.Journal;
using Portal.Grains.Petitions;
using Portal.Grains.Scoring.Board;
using Portal.Grains.Scoring.Counting;
using Portal.Grains.Scoring.Facts;
using Portal.Grains.Scoring.Folding;
using Portal.Grains.Storage;

namespace Portal.Grains.Scoring.History;

/// <summary>
/// Counts a unit as it was known at an earlier moment: replays the journal up to then. Nothing is stored for it.
/// </summary>
internal sealed class KnownFacts(PortalDatabase database)
{
    public async Task<UnitCounts> CountAsync(
        string agency, ScorePeriod period, DateTimeOffset knownAt, CancellationToken cancellationToken)
    {
        var (span, known) = (PeriodTable.Of(period), Moment.Of(knownAt));
        var procedures = new Dictionary<string, long[]>(StringComparer.Ordinal);
        var total = new long[MeasureDefinition.Count];

        // The agency of a dossier never changes, nor does its receipt; and what had ended before the period is not in it.
        await ReplayAsync(
            StreamTables.Dossiers,
            """
            (s.agency = @agency OR (s.agency >= @below AND s.agency < @above))
            AND s.received_at < @to AND s.received_at <= @known
            AND (s.received_at >= @from OR s.ended_at IS NULL OR s.ended_at >= @from OR s.paid_online_at >= @from)
            """,
            agency, span, known,
            (id, entries) =>
            {
                if (DossierReplay.Rebuild(id, entries) is not { } dossier)
                    return;

                if (!procedures.TryGetValue(dossier.Procedure, out var counts))
                    procedures.Add(dossier.Procedure, counts = new long[MeasureDefinition.Count]);
                DossierContribution.Add(DossierFacts.Of(dossier.ToRow()), span, known, 1, counts);
            },
            cancellationToken);
        foreach (var counts in procedures.Values)
            Add(total, counts);

        // A petition may have been another agency's then.
        await ReplayAsync(
            StreamTables.Petitions, "s.received_at < @to AND s.received_at <= @known", agency, span, known,
            (id, entries) =>
            {
                if (PetitionReplay.Rebuild(id, entries) is { } petition && IsAtOrBelow(petition.Agency, agency))
                    PetitionContribution.Add(PetitionFacts.Of(petition.ToRow()), span, known, 1, total);
            },
            cancellationToken);
        return new UnitCounts(
            Counts.Of(total), procedures.ToDictionary(pair => pair.Key, pair => Counts.Of(pair.Value), StringComparer.Ordinal));
    }

    private static bool IsAtOrBelow(string code, string agency) =>
        code.StartsWith(agency, StringComparison.Ordinal) && (code.Length == agency.Length || code[agency.Length] == '.');

    private static void Add(long[] sums, long[] counts)
    {
        for (var i = 0; i < sums.Length; i++)
            sums[i] += counts[i];
    }

    /// <summary>The entries of each stream up to the moment, one stream after the other.</summary>
    private async Task ReplayAsync(
        StreamTable table, string condition, string agency, PeriodSpan period, long known,
        Action<string, List<JournalEntry>> replay, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var command = connection.CreateCommand(
            $"""
            SELECT {JournalEntrySql.Columns(database.Kind, table)}
            FROM {table.Name} AS s
            JOIN {table.EventTable} AS e ON e.{table.Name} = s.id
            WHERE e.at <= @known AND {condition}
            ORDER BY s.id, e.seq
            """,
            ("@agency", agency),
            ("@below", agency + "."),
            ("@above", agency + "/"),
            ("@from", period.From),
            ("@to", period.To),
            ("@known", known));
        command.CommandTimeout = 0;
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var entries = new List<JournalEntry>();
        while (await reader.ReadAsync(cancellationToken))
        {
            var entry = JournalEntrySql.Read(reader);
            if (entries.Count > 0 && entries[^1].Stream != entry.Stream)
            {
                replay(entries[0].Stream, entries);
                entries.Clear();
            }

            entries.Add(entry);
        }

        if (entries.Count > 0)
            replay(entries[0].Stream, entries);
    }
}
