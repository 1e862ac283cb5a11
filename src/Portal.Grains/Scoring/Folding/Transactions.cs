using System.Data.Common;
using Portal.Grains.Storage;

namespace Portal.Grains.Scoring.Folding;

/// <summary>PostgreSQL: the transactions of a moment. On SQLite, where one writes after the other, both are zero.</summary>
/// <param name="Oldest">The oldest that was under way; those who read the journal see what lies below it.</param>
/// <param name="Next">The one that begins next: what was committed by then lies below it.</param>
internal readonly record struct Transactions(long Oldest, long Next)
{
    /// <summary>The columns that <see cref="Read"/> takes.</summary>
    public static string Columns(DatabaseKind kind) => kind == DatabaseKind.Sqlite
        ? "0, 0"
        : """
          pg_snapshot_xmin(pg_current_snapshot())::text::bigint,
          pg_snapshot_xmax(pg_current_snapshot())::text::bigint
          """;

    /// <summary>Takes them from two columns of a row.</summary>
    public static Transactions Read(DbDataReader row, int first) => new(row.GetInt64(first), row.GetInt64(first + 1));

    /// <summary>The transactions of now.</summary>
    public static async Task<Transactions> NowAsync(
        DatabaseKind kind, DbConnection connection, DbTransaction? transaction, CancellationToken cancellationToken)
    {
        if (kind == DatabaseKind.Sqlite)
            return default;

        await using var command = connection.CreateCommand($"SELECT {Columns(kind)}");
        command.Transaction = transaction;
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        return Read(reader, 0);
    }
}
