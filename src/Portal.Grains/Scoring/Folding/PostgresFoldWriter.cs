using System.Data.Common;
using Npgsql;
using NpgsqlTypes;
using Portal.Grains.Scoring.Counting;
using Portal.Grains.Scoring.Facts;
using Portal.Grains.Storage;

namespace Portal.Grains.Scoring.Folding;

/// <summary>Writes to PostgreSQL: arrays, one statement for all rows of a kind.</summary>
internal sealed class PostgresFoldWriter(DbConnection connection, DbTransaction transaction) : IFoldWriter
{
    private readonly PackWriter pack = new();

    public async Task WriteFactsAsync(
        string table, IReadOnlyList<FactWrite> writes, CancellationToken cancellationToken)
    {
        await using var command = Command(
            $"""
            INSERT INTO {table} AS f (id, fact, next_change_at)
            SELECT * FROM unnest(@ids, @facts, @nexts)
            ON CONFLICT (id) DO UPDATE SET fact = excluded.fact, next_change_at = excluded.next_change_at
            """);
        Add(command, "ids", NpgsqlDbType.Text, writes.Select(write => write.Id).ToArray());
        Add(command, "facts", NpgsqlDbType.Bytea, writes.Select(write => write.Packed).ToArray());
        Add(command, "nexts", NpgsqlDbType.Bigint, writes.Select(write => OrNull(write.NextChangeAt)).ToArray());
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    public async Task RenewAsync(
        string table, IReadOnlyList<FactRenewal> renewals, CancellationToken cancellationToken)
    {
        await using var command = Command(
            $"""
            UPDATE {table} AS f SET next_change_at = n.next_change_at
            FROM unnest(@ids, @nexts) AS n (id, next_change_at)
            WHERE f.id = n.id
            """);
        Add(command, "ids", NpgsqlDbType.Text, renewals.Select(renewal => renewal.Id).ToArray());
        Add(command, "nexts", NpgsqlDbType.Bigint, renewals.Select(renewal => OrNull(renewal.NextChangeAt)).ToArray());
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    public async Task<Dictionary<CounterKey, long[]>> ReadCountersAsync(
        IReadOnlyList<CounterKey> keys, CancellationToken cancellationToken)
    {
        await using var command = Command(
            """
            SELECT k.place::integer, c.counts
            FROM unnest(@periods, @agencies, @procedures) WITH ORDINALITY AS k (period, agency, procedure, place)
            JOIN score_counter AS c USING (period, agency, procedure)
            """);
        AddKeys(command, keys);
        var found = new Dictionary<CounterKey, long[]>(keys.Count);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
            found.Add(keys[reader.GetInt32(0) - 1], CountsPacking.Unpack(reader.GetFieldValue<byte[]>(1)));
        return found;
    }

    public async Task WriteCountersAsync(
        IReadOnlyList<KeyValuePair<CounterKey, long[]>> counters, long version, CancellationToken cancellationToken)
    {
        await using var command = Command(
            """
            INSERT INTO score_counter AS c (period, agency, procedure, version, counts)
            SELECT n.period, n.agency, n.procedure, @version, n.counts
            FROM unnest(@periods, @agencies, @procedures, @counts) AS n (period, agency, procedure, counts)
            ON CONFLICT (period, agency, procedure) DO UPDATE SET version = excluded.version, counts = excluded.counts
            """);
        command.Parameters.Add(new NpgsqlParameter<long>("version", version));
        AddKeys(command, [.. counters.Select(counter => counter.Key)]);
        Add(command, "counts", NpgsqlDbType.Bytea, counters.Select(counter => CountsPacking.Pack(counter.Value, pack)).ToArray());
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static long? OrNull(long moment) => moment == Moment.Never ? null : moment;

    private static void AddKeys(DbCommand command, IReadOnlyList<CounterKey> keys)
    {
        Add(command, "periods", NpgsqlDbType.Integer, keys.Select(key => key.Period).ToArray());
        Add(command, "agencies", NpgsqlDbType.Text, keys.Select(key => key.Agency).ToArray());
        Add(command, "procedures", NpgsqlDbType.Text, keys.Select(key => key.Procedure).ToArray());
    }

    private static void Add<T>(DbCommand command, string name, NpgsqlDbType type, T[] values) =>
        command.Parameters.Add(
            new NpgsqlParameter<T[]>(name, values) { NpgsqlDbType = NpgsqlDbType.Array | type });

    private DbCommand Command(string sql)
    {
        var command = connection.CreateCommand(sql);
        command.Transaction = transaction;
        command.CommandTimeout = 0;
        return command;
    }
}
