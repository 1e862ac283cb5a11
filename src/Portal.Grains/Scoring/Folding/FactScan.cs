using System.Data.Common;
using Portal.Grains.Scoring.Counting;
using Portal.Grains.Storage;

namespace Portal.Grains.Scoring.Folding;

/// <summary>Reads the facts of all rows of a kind, or of a part of the table, and sums them as of a moment.</summary>
internal sealed class FactScan<TFact>(FactKind<TFact> kind, long now)
    where TFact : struct
{
    private const int BatchSize = 5_000;

    private readonly PackWriter pack = new();

    public Tally Tally { get; } = new();

    public long Facts { get; private set; }

    /// <summary>Reads and sums.</summary>
    /// <param name="connection">Connection whose snapshot is read.</param>
    /// <param name="database">Kind of the database.</param>
    /// <param name="part">Condition for a part of the table; empty for all of it.</param>
    /// <param name="store">Takes the facts, a batch at a time; null when they are not to be stored.</param>
    /// <param name="leaveOut">Streams that are counted otherwise.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task ReadAsync(
        DbConnection connection,
        DbTransaction? transaction,
        DatabaseKind database,
        string part,
        Func<List<FactWrite>, CancellationToken, ValueTask>? store,
        IReadOnlySet<string>? leaveOut,
        CancellationToken cancellationToken)
    {
        await using var command = connection.CreateCommand(
            $"SELECT s.id, {kind.Columns(database)} FROM {kind.Source.Name} AS s WHERE {kind.Condition}{part}");
        command.Transaction = transaction;
        command.CommandTimeout = 0;
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var batch = new List<FactWrite>();
        while (await reader.ReadAsync(cancellationToken))
        {
            var fact = kind.Read(reader, 1);
            if (leaveOut is { Count: > 0 } && leaveOut.Contains(reader.GetString(0)))
                continue;

            Facts++;
            kind.Add(fact, now, 1, Tally);
            if (store is null)
                continue;

            batch.Add(new FactWrite(reader.GetString(0), kind.Pack(fact, pack), kind.NextChange(fact, now), IsNew: true));
            if (batch.Count == BatchSize)
            {
                await store(batch, cancellationToken);
                batch = [];
            }
        }

        if (store is not null && batch.Count > 0)
            await store(batch, cancellationToken);
    }

    /// <summary>Adds stored facts in place of the rows.</summary>
    public void Add(ReadOnlySpan<byte> packed)
    {
        Facts++;
        kind.Add(kind.Unpack(packed), now, 1, Tally);
    }
}
