using System.Data;
using System.Data.Common;
using System.Threading.Channels;
using Npgsql;
using Portal.Grains.Journal.Reading;
using Portal.Grains.Scoring.Counting;
using Portal.Grains.Storage;

namespace Portal.Grains.Scoring.Folding;

/// <summary>
/// Builds everything in one transaction: several connections read the dossiers of one snapshot, one stores the facts
/// while they do. Events of transactions that the snapshot does not hold are read by the next pass.
/// </summary>
internal sealed class PostgresRebuild(PortalDatabase database, FoldOptions options, long now)
{
    private const int BatchesUnderWay = 8;

    private readonly PackWriter pack = new();

    public async Task<Built?> TryAsync(long? version, CancellationToken cancellationToken)
    {
        await using var connection = (NpgsqlConnection)await database.OpenAsync(cancellationToken);
        await using var transaction =
            await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellationToken);
        Checkpoint? old;
        try
        {
            old = await Checkpoint.LockAsync(connection, transaction, cancellationToken);
        }
        catch (PostgresException taken) when (taken.SqlState == PostgresErrorCodes.SerializationFailure)
        {
            return null;
        }

        if (old is null || (version is { } expected && expected != old.Version))
            return null;

        var (snapshot, oldest) = await SnapshotAsync(connection, transaction, cancellationToken);
        var scan = new PostgresScan(database, options.Readers, snapshot);
        await ExecuteAsync(connection, transaction, "TRUNCATE score_fact, score_petition_fact", cancellationToken);
        var (dossiers, tally) = await BuildAsync(scan, connection, DossierFacts.Instance, cancellationToken);
        var (petitions, ofPetitions) = await BuildAsync(scan, connection, PetitionFacts.Instance, cancellationToken);
        tally.Add(ofPetitions);

        var counters = await WriteCountersAsync(connection, transaction, tally, old.Version + 1, cancellationToken);
        // What belongs to a younger transaction is read again, or for the first time; both are right.
        var position = new JournalPosition(oldest, 0);
        var next = new Checkpoint(MeasureDefinition.Hash, old.Version + 1, old.Version + 1, now, position, position);
        if (!await next.ReplaceAsync(old, connection, transaction, cancellationToken))
            return null;

        await transaction.CommitAsync(cancellationToken);
        return new Built(dossiers + petitions, counters);
    }

    private async Task<(long Facts, Tally Tally)> BuildAsync<TFact>(
        PostgresScan scan, NpgsqlConnection connection, FactKind<TFact> kind, CancellationToken cancellationToken)
        where TFact : struct
    {
        var batches = Channel.CreateBounded<List<FactWrite>>(BatchesUnderWay);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var storing = StoreAsync(connection, kind.FactTable, batches.Reader, stop);
        FactScan<TFact>[] parts;
        try
        {
            parts = await scan.ReadAsync(kind, now, batches.Writer.WriteAsync, null, stop.Token);
            batches.Writer.Complete();
        }
        catch (Exception failed)
        {
            batches.Writer.TryComplete(failed);
            await storing;
            throw;
        }

        // While the last facts are stored; the sums of one part take up those of the others.
        var tally = parts[0].Tally;
        foreach (var part in parts.Skip(1))
            tally.Add(part.Tally);
        await storing;
        return (parts.Sum(part => part.Facts), tally);
    }

    private static async Task StoreAsync(
        NpgsqlConnection connection, string table, ChannelReader<List<FactWrite>> batches, CancellationTokenSource stop)
    {
        try
        {
            await using var copy = new FactCopy(await FactCopy.BeginAsync(connection, table, stop.Token));
            await foreach (var batch in batches.ReadAllAsync(stop.Token))
            {
                foreach (var write in batch)
                    copy.Write(write);
            }

            await copy.CompleteAsync(stop.Token);
        }
        catch
        {
            // Those who read would wait for ever to hand over what nobody takes.
            await stop.CancelAsync();
            throw;
        }
    }

    private async Task<long> WriteCountersAsync(
        NpgsqlConnection connection, DbTransaction transaction, Tally tally, long version, CancellationToken cancellationToken)
    {
        // Not truncated: readers go on with the old counters until the new ones are there.
        await ExecuteAsync(connection, transaction, "DELETE FROM score_counter", cancellationToken);
        var counters = tally.Rows().Select(row => new CounterWrite(row.Key, CountsPacking.Add([], row.Value, pack), IsNew: true));
        return await CounterCopy.WriteAsync(connection, counters, version, cancellationToken);
    }

    /// <summary>A name by which others can see what this transaction sees, and the oldest one that ran beside it.</summary>
    internal static async Task<(string Name, long Oldest)> SnapshotAsync(
        DbConnection connection, DbTransaction transaction, CancellationToken cancellationToken)
    {
        await using var command = connection.CreateCommand(
            "SELECT pg_export_snapshot(), pg_snapshot_xmin(pg_current_snapshot())::text::bigint");
        command.Transaction = transaction;
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        return (reader.GetString(0), reader.GetInt64(1));
    }

    private static async Task ExecuteAsync(
        DbConnection connection, DbTransaction transaction, string sql, CancellationToken cancellationToken)
    {
        await using var command = connection.CreateCommand(sql);
        command.Transaction = transaction;
        command.CommandTimeout = 0;
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
