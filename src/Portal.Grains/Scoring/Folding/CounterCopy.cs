using Npgsql;
using NpgsqlTypes;

namespace Portal.Grains.Scoring.Folding;

/// <summary>Copies rows of counters into their table.</summary>
internal static class CounterCopy
{
    /// <returns>How many they were.</returns>
    public static async Task<long> WriteAsync(
        NpgsqlConnection connection, IEnumerable<CounterWrite> counters, long version, CancellationToken cancellationToken)
    {
        await using var copy = await connection.BeginBinaryImportAsync(
            "COPY score_counter (year, agency, procedure, version, counts) FROM STDIN (FORMAT BINARY)", cancellationToken);
        foreach (var (row, packed, _) in counters)
        {
            copy.StartRow();
            copy.Write(row.Year, NpgsqlDbType.Integer);
            copy.Write(row.Agency, NpgsqlDbType.Text);
            copy.Write(row.Procedure, NpgsqlDbType.Text);
            copy.Write(version, NpgsqlDbType.Bigint);
            copy.Write(packed, NpgsqlDbType.Bytea);
        }

        return (long)await copy.CompleteAsync(cancellationToken);
    }
}
