using System.Data.Common;
using Npgsql;
using NpgsqlTypes;
using Portal.Grains.Scoring.Facts;
using Portal.Grains.Storage;

namespace Portal.Grains.Scoring.Folding;

/// <summary>
/// Writes to PostgreSQL: one statement over arrays, and when much is new, that by COPY, the fastest way in. The lock on the
/// checkpoint keeps everybody else away, so what was not there before the pass is not there now.
/// </summary>
internal sealed class PostgresFoldWriter(DbConnection connection, DbTransaction transaction) : IFoldWriter
{
    /// <summary>Up to so many rows COPY is not worth its round trips.</summary>
    private const int Few = 500;

    public async Task WriteFactsAsync(
        string table, IReadOnlyList<FactWrite> writes, CancellationToken cancellationToken)
    {
        var added = writes.Where(write => write.IsNew).ToArray();
        var changed = writes.Where(write => !write.IsNew).ToArray();
        if (added.Length > Few)
            await FactCopy.WriteAsync((NpgsqlConnection)connection, table, added, cancellationToken);
        else if (added.Length > 0)
            await WriteAsync($"INSERT INTO {table} (id, fact, next_change_at) SELECT * FROM unnest(@ids, @facts, @nexts)", added, cancellationToken);
        if (changed.Length == 0)
            return;

        await WriteAsync(
            $"""
            UPDATE {table} AS f SET fact = n.fact, next_change_at = n.next_change_at
            FROM unnest(@ids, @facts, @nexts) AS n (id, fact, next_change_at)
            WHERE f.id = n.id
            """,
            changed,
            cancellationToken);
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

    public async Task<Dictionary<CounterRow, byte[]>> ReadCountersAsync(
        IReadOnlyList<CounterRow> rows, CancellationToken cancellationToken)
    {
        await using var command = Command(
            """
            SELECT k.place::integer, c.counts
            FROM unnest(@years, @agencies, @procedures) WITH ORDINALITY AS k (year, agency, procedure, place)
            JOIN score_counter AS c USING (year, agency, procedure)
            """);
        AddKeys(command, rows);
        var found = new Dictionary<CounterRow, byte[]>(rows.Count);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
            found.Add(rows[reader.GetInt32(0) - 1], reader.GetFieldValue<byte[]>(1));
        return found;
    }

    public async Task WriteCountersAsync(
        IReadOnlyList<CounterWrite> counters, long version, CancellationToken cancellationToken)
    {
        var added = counters.Where(counter => counter.IsNew).ToArray();
        var changed = counters.Where(counter => !counter.IsNew).ToArray();
        if (added.Length > Few)
        {
            await CounterCopy.WriteAsync((NpgsqlConnection)connection, added, version, cancellationToken);
        }
        else if (added.Length > 0)
        {
            await WriteAsync(
                """
                INSERT INTO score_counter (year, agency, procedure, version, counts)
                SELECT n.year, n.agency, n.procedure, @version, n.counts
                FROM unnest(@years, @agencies, @procedures, @counts) AS n (year, agency, procedure, counts)
                """,
                added,
                version,
                cancellationToken);
        }

        if (changed.Length == 0)
            return;

        await WriteAsync(
            """
            UPDATE score_counter AS c SET version = @version, counts = n.counts
            FROM unnest(@years, @agencies, @procedures, @counts) AS n (year, agency, procedure, counts)
            WHERE c.year = n.year AND c.agency = n.agency AND c.procedure = n.procedure
            """,
            changed,
            version,
            cancellationToken);
    }

    private async Task WriteAsync(string sql, FactWrite[] writes, CancellationToken cancellationToken)
    {
        await using var command = Command(sql);
        Add(command, "ids", NpgsqlDbType.Text, Array.ConvertAll(writes, write => write.Id));
        Add(command, "facts", NpgsqlDbType.Bytea, Array.ConvertAll(writes, write => write.Packed));
        Add(command, "nexts", NpgsqlDbType.Bigint, Array.ConvertAll(writes, write => OrNull(write.NextChangeAt)));
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private async Task WriteAsync(string sql, CounterWrite[] counters, long version, CancellationToken cancellationToken)
    {
        await using var command = Command(sql);
        command.Parameters.Add(new NpgsqlParameter<long>("version", version));
        AddKeys(command, Array.ConvertAll(counters, counter => counter.Row));
        Add(command, "counts", NpgsqlDbType.Bytea, Array.ConvertAll(counters, counter => counter.Packed));
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static long? OrNull(long moment) => moment == Moment.Never ? null : moment;

    private static void AddKeys(DbCommand command, IReadOnlyList<CounterRow> rows)
    {
        Add(command, "years", NpgsqlDbType.Integer, rows.Select(row => row.Year).ToArray());
        Add(command, "agencies", NpgsqlDbType.Text, rows.Select(row => row.Agency).ToArray());
        Add(command, "procedures", NpgsqlDbType.Text, rows.Select(row => row.Procedure).ToArray());
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
