using Npgsql;
using Portal.Load.Measure;

namespace Portal.Load.Benchmarks;

/// <summary>How many appends the journal wrote per transaction, read from the journal itself.</summary>
internal static class JournalBatches
{
    public static readonly string[] Figures = ["journal.batch_mean", "journal.batch_p50", "journal.batch_p99"];

    public const string Unit = "appends/transaction";

    private const string Sql = """
        SELECT avg(size)::float8,
               percentile_disc(0.5) WITHIN GROUP (ORDER BY size)::float8,
               percentile_disc(0.99) WITHIN GROUP (ORDER BY size)::float8
        FROM (SELECT count(DISTINCT dossier) AS size FROM dossier_event WHERE at >= $1 GROUP BY tx) AS batch
        """;

    /// <summary>Adds the figures for what was written since a moment.</summary>
    public static async Task AddAsync(string postgres, DateTimeOffset since, Figures figures)
    {
        var sizes = await SizesAsync(postgres, since);
        for (var i = 0; i < Figures.Length; i++)
            figures.Add(Figures[i], sizes[i], Unit);
    }

    /// <summary>Mean, median and 99th percentile of what was written since a moment.</summary>
    public static async Task<IReadOnlyList<double>> SizesAsync(string postgres, DateTimeOffset since)
    {
        await using var connection = new NpgsqlConnection(postgres + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(Sql, connection);
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = since.ToUnixTimeMilliseconds() });
        await using var reader = await command.ExecuteReaderAsync();
        await reader.ReadAsync();
        return [.. Figures.Select((_, i) => reader.GetDouble(i))];
    }
}
