using Portal.Grains.Dossiers;
using Portal.Grains.Journal;
using Portal.Grains.Petitions;
using Portal.Grains.Scoring.Counting;
using Portal.Grains.Scoring.Facts;
using Portal.Grains.Scoring.Folding;
using Portal.Grains.Storage;

namespace Portal.Grains.Scoring.History;

/// <summary>
/// Counts a unit as it was known at an earlier moment: what has not changed since is read as it stands, everything else is
/// replayed from the journal up to then. Nothing is stored for it.
/// </summary>
internal sealed class KnownFacts(PortalDatabase database)
{
    // Dossiers whose events were archived were over long before: what is left of them is how they ended.
    private const string Archived = "EXISTS (SELECT 1 FROM archived_dossier AS a WHERE a.dossier = s.id)";

    /// <summary>The counters of every agency at or below one, or of all.</summary>
    public async Task<Tally> CountAsync(
        string? agency, ScorePeriod period, DateTimeOffset knownAt, CancellationToken cancellationToken)
    {
        var (span, known) = (PeriodTable.Of(period), Moment.Of(knownAt));
        var tally = new Tally();

        // The agency of a dossier never changes, nor does its receipt; and what had ended before the period is not in it.
        var dossiers = $"""
            {(agency is null ? "TRUE" : "(s.agency = @agency OR (s.agency >= @below AND s.agency < @above))")}
            AND s.received_at < @to AND s.received_at <= @known
            AND (s.received_at >= @from OR s.ended_at IS NULL OR s.ended_at >= @from OR s.paid_online_at >= @from)
            """;
        await ReadAsync($"{dossiers} AND (s.updated_at <= @known OR {Archived})", agency, span, known, Add, cancellationToken);
        await ReplayAsync(
            StreamTables.Dossiers, $"{dossiers} AND s.updated_at > @known AND NOT {Archived}", agency, span, known,
            (id, entries) =>
            {
                if (DossierReplay.Rebuild(id, entries) is { } dossier)
                    Add(DossierFacts.Of(dossier.ToRow()));
            },
            cancellationToken);

        // A petition may have been another agency's then.
        await ReplayAsync(
            StreamTables.Petitions, "s.received_at < @to AND s.received_at <= @known", agency, span, known,
            (id, entries) =>
            {
                if (PetitionReplay.Rebuild(id, entries) is { } petition && (agency is null || IsAtOrBelow(petition.Agency, agency)))
                    PetitionContribution.Add(PetitionFacts.Of(petition.ToRow()), span, known, 1, tally.Of(tally.UnitOf(petition.Agency, ""), span.Code));
            },
            cancellationToken);
        return tally;

        void Add(DossierFact fact) =>
            DossierContribution.Add(fact, span, known, 1, tally.Of(tally.UnitOf(fact.Agency, fact.Procedure), span.Code));
    }

    private static bool IsAtOrBelow(string code, string agency) =>
        code.StartsWith(agency, StringComparison.Ordinal) && (code.Length == agency.Length || code[agency.Length] == '.');

    /// <summary>Dossiers as they stand.</summary>
    private async Task ReadAsync(
        string condition, string? agency, PeriodSpan period, long known, Action<DossierFact> add, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var command = connection.CreateCommand(
            $"SELECT {DossierFacts.Instance.Columns(database.Kind)} FROM {StreamTables.Dossiers.Name} AS s WHERE {condition}",
            Parameters(agency, period, known));
        command.CommandTimeout = 0;
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
            add(DossierFacts.Instance.Read(reader, 0));
    }

    private static (string Name, object? Value)[] Parameters(string? agency, PeriodSpan period, long known) =>
    [
        ("@agency", agency ?? ""),
        ("@below", agency + "."),
        ("@above", agency + "/"),
        ("@from", period.From),
        ("@to", period.To),
        ("@known", known),
    ];

    /// <summary>The entries of each stream up to the moment, one stream after the other.</summary>
    private async Task ReplayAsync(
        StreamTable table, string condition, string? agency, PeriodSpan period, long known,
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
            Parameters(agency, period, known));
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
