using System.Data;
using System.Data.Common;
using System.Globalization;
using Portal.Grains.Storage;

namespace Portal.Grains.Scoring.Folding;

/// <summary>Reads all rows of a kind over several connections that see the same snapshot, each a part of the table.</summary>
internal sealed class PostgresScan(PortalDatabase database, int readers, string snapshot)
{
    /// <summary>Runs a scan for each part; gives them when all are done.</summary>
    /// <param name="kind">Kind of facts.</param>
    /// <param name="now">As of when.</param>
    /// <param name="store">Takes facts to be stored, from several threads at once; null for none.</param>
    /// <param name="leaveOut">Streams that are counted otherwise.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<FactScan<TFact>[]> ReadAsync<TFact>(
        FactKind<TFact> kind,
        long now,
        Func<List<FactWrite>, CancellationToken, ValueTask>? store,
        IReadOnlySet<string>? leaveOut,
        CancellationToken cancellationToken)
        where TFact : struct
    {
        var blocks = await BlocksAsync(kind.Source.Name, cancellationToken);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        return await Task.WhenAll(Parts(blocks).Select(part => Task.Run(
            async () =>
            {
                try
                {
                    return await ReadPartAsync(kind, now, part, store, leaveOut, stop.Token);
                }
                catch
                {
                    await stop.CancelAsync();
                    throw;
                }
            },
            CancellationToken.None)));
    }

    private async Task<FactScan<TFact>> ReadPartAsync<TFact>(
        FactKind<TFact> kind,
        long now,
        string part,
        Func<List<FactWrite>, CancellationToken, ValueTask>? store,
        IReadOnlySet<string>? leaveOut,
        CancellationToken cancellationToken)
        where TFact : struct
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var transaction = await BeginAsync(connection, snapshot, cancellationToken);
        var scan = new FactScan<TFact>(kind, now);
        await scan.ReadAsync(
            connection, transaction, DatabaseKind.PostgreSql, part, store, leaveOut, cancellationToken);
        return scan;
    }

    /// <summary>A transaction that sees what another one sees.</summary>
    private static async Task<DbTransaction> BeginAsync(
        DbConnection connection, string snapshot, CancellationToken cancellationToken)
    {
        var transaction = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellationToken);
        // The name comes from the database and is made of digits and dashes.
        await using var command = connection.CreateCommand($"SET TRANSACTION SNAPSHOT '{snapshot}'");
        command.Transaction = transaction;
        await command.ExecuteNonQueryAsync(cancellationToken);
        return transaction;
    }

    private IEnumerable<string> Parts(long blocks)
    {
        var count = (int)Math.Clamp(blocks / 100, 1, readers);
        for (var i = 0; i < count; i++)
        {
            var (from, to) = (blocks * i / count, blocks * (i + 1) / count);
            var until = i == count - 1 ? "" : string.Create(CultureInfo.InvariantCulture, $" AND s.ctid < '({to},0)'");
            yield return string.Create(CultureInfo.InvariantCulture, $" AND s.ctid >= '({from},0)'{until}");
        }
    }

    private async Task<long> BlocksAsync(string table, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var command = connection.CreateCommand(
            $"SELECT pg_relation_size('{table}') / current_setting('block_size')::bigint");
        return (long)(await command.ExecuteScalarAsync(cancellationToken))!;
    }
}
