using System.Data;
using System.Data.Common;
using Microsoft.Data.Sqlite;
using Portal.Grains.Scoring.Counting;
using Portal.Grains.Scoring.Folding;
using Portal.Grains.Storage;

namespace Portal.Grains.Scoring.Comparing;

/// <summary>
/// Computes every counter anew from the dossiers and petitions, in one snapshot beside a portal that goes on working.
/// Streams with events that are not folded yet count with the fact that the counters hold.
/// </summary>
internal sealed class ScoreRecomputation(PortalDatabase database, FoldOptions options)
{
    /// <summary>
    /// Counts; null when the snapshot shows a sweep under way, so that the counters are not as of one moment.
    /// </summary>
    public async Task<Recomputed?> TryAsync(CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var transaction = await BeginAsync(connection, cancellationToken);
        var checkpoint = await Checkpoint.ReadAsync(connection, transaction, cancellationToken);
        if (!checkpoint.IsCurrent || await AnyDueAsync(connection, transaction, checkpoint.AsOf, cancellationToken))
            return null;

        var scan = database.Kind == DatabaseKind.PostgreSql
            ? new PostgresScan(
                database, options.Readers, (await PostgresRebuild.SnapshotAsync(connection, transaction, cancellationToken)).Name)
            : null;
        var snapshot = new Snapshot(connection, transaction, checkpoint, scan);
        var tally = new Tally();
        var facts = await CountAsync(snapshot, DossierFacts.Instance, tally, cancellationToken)
            + await CountAsync(snapshot, PetitionFacts.Instance, tally, cancellationToken);
        var counters = await SubtractCountersAsync(snapshot, tally, cancellationToken);
        return new Recomputed(checkpoint, facts, counters, tally);
    }

    private static async ValueTask<DbTransaction> BeginAsync(DbConnection connection, CancellationToken cancellationToken) =>
        connection is SqliteConnection sqlite
            ? sqlite.BeginTransaction(IsolationLevel.Serializable, deferred: true)
            : await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellationToken);

    private static async Task<bool> AnyDueAsync(
        DbConnection connection, DbTransaction transaction, long asOf, CancellationToken cancellationToken)
    {
        await using var command = connection.CreateCommand(
            """
            SELECT 1 FROM score_fact WHERE next_change_at <= @asOf
            UNION ALL
            SELECT 1 FROM score_petition_fact WHERE next_change_at <= @asOf
            LIMIT 1
            """,
            ("@asOf", asOf));
        command.Transaction = transaction;
        return await command.ExecuteScalarAsync(cancellationToken) is not null;
    }

    private async Task<long> CountAsync<TFact>(
        Snapshot snapshot, FactKind<TFact> kind, Tally tally, CancellationToken cancellationToken)
        where TFact : struct
    {
        var now = snapshot.Checkpoint.AsOf;
        var stored = new FactScan<TFact>(kind, now);
        var unfolded = await AddUnfoldedAsync(snapshot, kind, stored, cancellationToken);
        FactScan<TFact>[] parts;
        if (snapshot.Scan is { } scan)
        {
            parts = await scan.ReadAsync(kind, now, null, unfolded, cancellationToken);
        }
        else
        {
            parts = [new FactScan<TFact>(kind, now)];
            await parts[0].ReadAsync(
                snapshot.Connection, snapshot.Transaction, database.Kind, "", null, unfolded, cancellationToken);
        }

        foreach (var part in parts.Append(stored))
            tally.Add(part.Tally);
        return parts.Sum(part => part.Facts) + stored.Facts;
    }

    /// <summary>The streams with events after the checkpoint; their stored facts are counted.</summary>
    private async Task<HashSet<string>> AddUnfoldedAsync<TFact>(
        Snapshot snapshot, FactKind<TFact> kind, FactScan<TFact> stored, CancellationToken cancellationToken)
        where TFact : struct
    {
        var after = database.Kind == DatabaseKind.Sqlite
            ? "e.position > @position"
            : "(e.tx, e.position) > (@tx::xid8, @position)";
        await using var command = snapshot.Connection.CreateCommand(
            $"""
            SELECT u.id, f.fact
            FROM (SELECT DISTINCT e.{kind.Source.Name} AS id FROM {kind.Source.EventTable} AS e WHERE {after}) AS u
            LEFT JOIN {kind.FactTable} AS f ON f.id = u.id
            """,
            Checkpoint.After(snapshot.Checkpoint.Of(kind.Source.Kind)));
        command.Transaction = snapshot.Transaction;
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var ids = new HashSet<string>();
        while (await reader.ReadAsync(cancellationToken))
        {
            ids.Add(reader.GetString(0));
            if (!reader.IsDBNull(1))
                stored.Add(reader.GetFieldValue<byte[]>(1));
        }

        return ids;
    }

    /// <summary>Takes the folded counters off; gives how many they are.</summary>
    private static async Task<long> SubtractCountersAsync(
        Snapshot snapshot, Tally tally, CancellationToken cancellationToken)
    {
        await using var command = snapshot.Connection.CreateCommand("SELECT year, agency, procedure, counts FROM score_counter");
        command.Transaction = snapshot.Transaction;
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        long counters = 0;
        while (await reader.ReadAsync(cancellationToken))
        {
            var row = new CounterRow(reader.GetInt32(0), reader.GetString(1), reader.GetString(2));
            foreach (var (key, counts) in CountsPacking.ReadAll(row, reader.GetFieldValue<byte[]>(3)))
            {
                tally.Add(key, counts, -1);
                counters++;
            }
        }

        return counters;
    }

    private sealed record Snapshot(
        DbConnection Connection, DbTransaction Transaction, Checkpoint Checkpoint, PostgresScan? Scan);
}
