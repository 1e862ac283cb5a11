using System.Data;
using System.Data.Common;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Portal.Grains.Agencies;
using Portal.Grains.Dossiers;
using Portal.Grains.Journal;
using Portal.Grains.Journal.Reading;
using Portal.Grains.Journal.Streams;
using Portal.Grains.Petitions;
using Portal.Grains.Scoring.Counting;
using Portal.Grains.Scoring.Facts;
using Portal.Grains.Scoring.Folding;
using Portal.Grains.Storage;

namespace Portal.Grains.Scoring.History;

/// <summary>
/// Counts a unit as it was known at an earlier moment, in one snapshot. What has changed since is told from its row, which
/// holds the moments of nearly everything; the rest is replayed from the journal up to then. Nothing is stored for it.
/// </summary>
internal sealed class KnownFacts(PortalDatabase database)
{
    /// <summary>Dossiers whose entries are asked for at a time.</summary>
    private const int ReplayedAtOnce = 500;

    // Dossiers whose events were archived were over long before: what is left of them is how they ended.
    private const string Archived = "EXISTS (SELECT 1 FROM archived_dossier AS a WHERE a.dossier = s.id)";

    /// <summary>The counters of every agency at or below one, or of all.</summary>
    public async Task<Tally> CountAsync(
        string? agency, ScorePeriod period, DateTimeOffset knownAt, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var transaction = connection is SqliteConnection sqlite
            ? sqlite.BeginTransaction(IsolationLevel.Serializable, deferred: true)
            : await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellationToken);
        var asked = new Asked(connection, transaction, agency, PeriodTable.Of(period), Moment.Of(knownAt));
        var tally = new Tally();
        var unclear = await ReadAsync(asked, await AmbiguousAsync(asked, cancellationToken), tally, cancellationToken);
        foreach (var some in unclear.Chunk(ReplayedAtOnce))
            await ReplayAsync(asked, some, tally, cancellationToken);

        await ReplayPetitionsAsync(asked, tally, cancellationToken);
        return tally;
    }

    /// <summary>Dossiers of which the row does not tell what they were.</summary>
    private static async Task<HashSet<string>> AmbiguousAsync(Asked asked, CancellationToken cancellationToken)
    {
        var others = EarlierFact.Ambiguous.Except([EarlierFact.Rated, EarlierFact.Synchronised]).Select(type => $"'{type}'");
        await using var command = asked.Command(
            $"""
            SELECT DISTINCT s.id
            FROM {StreamTables.Dossiers.Name} AS s
            JOIN {StreamTables.Dossiers.EventTable} AS e ON e.{StreamTables.Dossiers.Name} = s.id
            WHERE {asked.Dossiers} AND s.updated_at > @known AND e.at > @known AND NOT {Archived}
            AND (e.type IN ({string.Join(", ", others)})
                OR (e.type = '{EarlierFact.Rated}' AND s.rating < 0)
                OR (e.type = '{EarlierFact.Synchronised}' AND s.synced_at <= @known))
            """);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var ids = new HashSet<string>(StringComparer.Ordinal);
        while (await reader.ReadAsync(cancellationToken))
            ids.Add(reader.GetString(0));
        return ids;
    }

    /// <summary>Adds the dossiers whose rows tell what they were; gives the others.</summary>
    private async Task<List<string>> ReadAsync(
        Asked asked, HashSet<string> ambiguous, Tally tally, CancellationToken cancellationToken)
    {
        var kind = DossierFacts.Instance;
        await using var command = asked.Command(
            $"""
            SELECT s.id, CASE WHEN s.updated_at > @known AND NOT {Archived} THEN 1 ELSE 0 END, {kind.Columns(database.Kind)}
            FROM {kind.Source.Name} AS s WHERE {asked.Dossiers}
            """);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var unclear = new List<string>();
        while (await reader.ReadAsync(cancellationToken))
        {
            if (ambiguous.Count > 0 && reader.GetString(0) is var id && ambiguous.Contains(id))
            {
                unclear.Add(id);
                continue;
            }

            var fact = kind.Read(reader, 2);
            Add(asked, reader.GetInt32(1) == 0 ? fact : EarlierFact.Of(fact, asked.Known), tally);
        }

        return unclear;
    }

    private async Task ReplayAsync(Asked asked, string[] ids, Tally tally, CancellationToken cancellationToken)
    {
        var names = ids.Select((id, i) => (Name: string.Create(CultureInfo.InvariantCulture, $"@id{i}"), Value: (object?)id)).ToArray();
        await ReplayAsync(
            asked, StreamTables.Dossiers, $"s.id IN ({string.Join(", ", names.Select(id => id.Name))})", names,
            (id, entries) =>
            {
                if (DossierReplay.Rebuild(id, entries) is { } dossier)
                    Add(asked, DossierFacts.Of(dossier.ToRow()), tally);
            },
            cancellationToken);
    }

    // A petition may have been another agency's then; and petitions are few.
    private Task ReplayPetitionsAsync(Asked asked, Tally tally, CancellationToken cancellationToken) => ReplayAsync(
        asked, StreamTables.Petitions, "s.received_at < @to AND s.received_at <= @known", [],
        (id, entries) =>
        {
            if (PetitionReplay.Rebuild(id, entries) is { } petition && asked.Includes(petition.Agency))
            {
                PetitionContribution.Add(
                    PetitionFacts.Of(petition.ToRow()), asked.Period, asked.Known, 1,
                    tally.Of(tally.UnitOf(petition.Agency, ""), asked.Period.Code));
            }
        },
        cancellationToken);

    /// <summary>The entries of each stream up to the moment, one stream after the other.</summary>
    private async Task ReplayAsync(
        Asked asked, StreamTable table, string condition, (string Name, object? Value)[] values,
        Action<string, List<JournalEntry>> replay, CancellationToken cancellationToken)
    {
        await using var command = asked.Command(
            $"""
            SELECT {JournalEntrySql.Columns(database.Kind, table)}
            FROM {table.Name} AS s
            JOIN {table.EventTable} AS e ON e.{table.Name} = s.id
            WHERE e.at <= @known AND {condition}
            ORDER BY s.id, e.seq
            """,
            values);
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

    private static void Add(Asked asked, in DossierFact fact, Tally tally) => DossierContribution.Add(
        fact, asked.Period, asked.Known, 1, tally.Of(tally.UnitOf(fact.Agency, fact.Procedure), asked.Period.Code));

    /// <summary>What is asked for, and the snapshot that answers.</summary>
    private sealed record Asked(
        DbConnection Connection, DbTransaction Transaction, string? Agency, PeriodSpan Period, long Known)
    {
        /// <summary>
        /// The dossiers, called <c>s</c>. The agency of a dossier never changes, nor does its receipt; and what had ended
        /// before the period is not in it.
        /// </summary>
        public string Dossiers => $"""
            {(Agency is null ? "TRUE" : AgencyBranch.Within("s.agency"))}
            AND s.received_at < @to AND s.received_at <= @known
            AND (s.received_at >= @from OR s.ended_at IS NULL OR s.ended_at >= @from OR s.paid_online_at >= @from)
            """;

        public bool Includes(string code) => Agency is null
            || (code.StartsWith(Agency, StringComparison.Ordinal) && (code.Length == Agency.Length || code[Agency.Length] == '.'));

        public DbCommand Command(string sql, params (string Name, object? Value)[] values)
        {
            var command = Connection.CreateCommand(
                sql,
                [
                    ("@agency", Agency ?? ""), ("@from", Period.From), ("@to", Period.To), ("@known", Known), .. values,
                ]);
            command.Transaction = Transaction;
            command.CommandTimeout = 0;
            return command;
        }
    }
}
