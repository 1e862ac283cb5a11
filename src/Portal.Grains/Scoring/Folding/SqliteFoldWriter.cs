using System.Data.Common;
using Portal.Grains.Scoring.Facts;
using Portal.Grains.Storage;

namespace Portal.Grains.Scoring.Folding;

/// <summary>Writes to SQLite: one prepared statement, again and again.</summary>
internal sealed class SqliteFoldWriter(DbConnection connection, DbTransaction transaction) : IFoldWriter
{
    public async Task WriteFactsAsync(
        string table, IReadOnlyList<FactWrite> writes, CancellationToken cancellationToken)
    {
        await using var command = Command(
            $"""
            INSERT INTO {table} (id, fact, next_change_at) VALUES (@id, @fact, @next)
            ON CONFLICT (id) DO UPDATE SET fact = excluded.fact, next_change_at = excluded.next_change_at
            """,
            "@id", "@fact", "@next");
        foreach (var write in writes)
            Execute(command, write.Id, write.Packed, OrNull(write.NextChangeAt));
    }

    public async Task RenewAsync(
        string table, IReadOnlyList<FactRenewal> renewals, CancellationToken cancellationToken)
    {
        await using var command = Command($"UPDATE {table} SET next_change_at = @next WHERE id = @id", "@id", "@next");
        foreach (var renewal in renewals)
            Execute(command, renewal.Id, OrNull(renewal.NextChangeAt));
    }

    public async Task<Dictionary<CounterRow, byte[]>> ReadCountersAsync(
        IReadOnlyList<CounterRow> rows, CancellationToken cancellationToken)
    {
        await using var command = Command(
            "SELECT counts FROM score_counter WHERE year = @year AND agency = @agency AND procedure = @procedure",
            "@year", "@agency", "@procedure");
        var found = new Dictionary<CounterRow, byte[]>(rows.Count);
        foreach (var row in rows)
        {
            Set(command, row.Year, row.Agency, row.Procedure);
            if (await command.ExecuteScalarAsync(cancellationToken) is byte[] counts)
                found.Add(row, counts);
        }

        return found;
    }

    public async Task WriteCountersAsync(
        IReadOnlyList<CounterWrite> counters, long version, CancellationToken cancellationToken)
    {
        await using var command = Command(
            """
            INSERT INTO score_counter (year, agency, procedure, version, counts)
            VALUES (@year, @agency, @procedure, @version, @counts)
            ON CONFLICT (year, agency, procedure) DO UPDATE SET version = excluded.version, counts = excluded.counts
            """,
            "@year", "@agency", "@procedure", "@version", "@counts");
        foreach (var (row, packed, _) in counters)
            Execute(command, row.Year, row.Agency, row.Procedure, version, packed);
    }

    private static object OrNull(long moment) => moment == Moment.Never ? DBNull.Value : moment;

    private static void Set(DbCommand command, params ReadOnlySpan<object> values)
    {
        for (var i = 0; i < values.Length; i++)
            command.Parameters[i].Value = values[i];
    }

    private static void Execute(DbCommand command, params ReadOnlySpan<object> values)
    {
        Set(command, values);
        command.ExecuteNonQuery();
    }

    private DbCommand Command(string sql, params ReadOnlySpan<string> parameters)
    {
        var command = connection.CreateCommand(sql);
        command.Transaction = transaction;
        foreach (var name in parameters)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = name;
            command.Parameters.Add(parameter);
        }

        return command;
    }
}
