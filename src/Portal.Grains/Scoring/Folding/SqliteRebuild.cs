using System.Data;
using System.Data.Common;
using Microsoft.Data.Sqlite;
using Portal.Grains.Journal.Reading;
using Portal.Grains.Scoring.Counting;
using Portal.Grains.Storage;

namespace Portal.Grains.Scoring.Folding;

/// <summary>
/// Builds everything beside a journal that goes on writing: facts in small transactions, counters and checkpoint in the
/// last one. Until then the checkpoint says that nothing is right, so a crash begins anew.
/// </summary>
internal sealed class SqliteRebuild(PortalDatabase database, long now)
{
    public async Task<Built?> TryAsync(long? version, CancellationToken cancellationToken)
    {
        await using var reading = (SqliteConnection)await database.OpenAsync(cancellationToken);
        await using var turn = TryTakeTurn(reading.DataSource);
        if (turn is null)
            return null;

        await using var writing = await database.OpenAsync(cancellationToken);
        if (await BeginAsync(writing, version, cancellationToken) is not { } begun)
            return null;

        await using var snapshot = reading.BeginTransaction(IsolationLevel.Serializable, deferred: true);
        var position = (
            Dossiers: await NewestAsync(reading, snapshot, "dossier_event", cancellationToken),
            Petitions: await NewestAsync(reading, snapshot, "petition_event", cancellationToken));
        var dossiers = await ScanAsync(reading, snapshot, writing, DossierFacts.Instance, cancellationToken);
        var petitions = await ScanAsync(reading, snapshot, writing, PetitionFacts.Instance, cancellationToken);
        dossiers.Tally.Add(petitions.Tally);

        var next = new Checkpoint(
            MeasureDefinition.Hash, begun.Version + 1, begun.Version + 1, now, position.Dossiers, position.Petitions);
        await using var transaction = await writing.BeginTransactionAsync(cancellationToken);
        await ExecuteAsync(writing, transaction, "DELETE FROM score_counter", cancellationToken);
        var pack = new PackWriter();
        var counters = dossiers.Tally.Rows()
            .Select(row => new CounterWrite(row.Key, CountsPacking.Add([], row.Value, pack), IsNew: true)).ToList();
        await new SqliteFoldWriter(writing, transaction).WriteCountersAsync(counters, next.Version, cancellationToken);
        if (!await next.ReplaceAsync(begun, writing, transaction, cancellationToken))
            return null;

        await transaction.CommitAsync(cancellationToken);
        return new Built(dossiers.Facts + petitions.Facts, counters.Count);
    }

    /// <summary>
    /// Two processes that build at once would take the beginning from each other for ever. The system frees the lock of a
    /// process that dies; the file stays, as one that is removed could be locked twice.
    /// </summary>
    /// <returns>The turn until it is disposed; null when another process has it.</returns>
    internal static FileStream? TryTakeTurn(string database) => FileLocks.TryTake(database + ".rebuild");

    /// <summary>Says that nothing is right from now on.</summary>
    private static async Task<Checkpoint?> BeginAsync(
        DbConnection writing, long? version, CancellationToken cancellationToken)
    {
        await using var transaction = await writing.BeginTransactionAsync(cancellationToken);
        var old = await Checkpoint.ReadAsync(writing, transaction, cancellationToken);
        if (version is { } expected && expected != old.Version)
            return null;

        var begun = old with { Definition = "", Version = old.Version + 1 };
        await ExecuteAsync(writing, transaction, "DELETE FROM score_fact", cancellationToken);
        await ExecuteAsync(writing, transaction, "DELETE FROM score_petition_fact", cancellationToken);
        if (!await begun.ReplaceAsync(old, writing, transaction, cancellationToken))
            return null;

        await transaction.CommitAsync(cancellationToken);
        return begun;
    }

    private async Task<FactScan<TFact>> ScanAsync<TFact>(
        DbConnection reading, DbTransaction snapshot, DbConnection writing, FactKind<TFact> kind,
        CancellationToken cancellationToken)
        where TFact : struct
    {
        var scan = new FactScan<TFact>(kind, now);
        await scan.ReadAsync(
            reading, snapshot, DatabaseKind.Sqlite, "",
            async (batch, stop) =>
            {
                await using var transaction = await writing.BeginTransactionAsync(stop);
                await new SqliteFoldWriter(writing, transaction).WriteFactsAsync(kind.FactTable, batch, stop);
                await transaction.CommitAsync(stop);
            },
            null,
            cancellationToken);
        return scan;
    }

    private static async Task<JournalPosition> NewestAsync(
        DbConnection reading, DbTransaction snapshot, string table, CancellationToken cancellationToken)
    {
        await using var command = reading.CreateCommand($"SELECT coalesce(max(position), 0) FROM {table}");
        command.Transaction = snapshot;
        return new JournalPosition(0, (long)(await command.ExecuteScalarAsync(cancellationToken))!);
    }

    private static async Task ExecuteAsync(
        DbConnection connection, DbTransaction transaction, string sql, CancellationToken cancellationToken)
    {
        await using var command = connection.CreateCommand(sql);
        command.Transaction = transaction;
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
