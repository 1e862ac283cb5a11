using System.Data.Common;
using Dapper;
using Microsoft.Data.Sqlite;
using Portal.Grains.Journal.Columns;

namespace Portal.Grains.Journal.Archives;

/// <summary>
/// Where the chains of dossiers will go on, in a temporary table of one connection: from there one statement takes all of
/// them over.
/// </summary>
internal sealed class ComingHeads(DbConnection connection)
{
    /// <summary>Rows between two looks at the progress, and of one transaction.</summary>
    public const int Batch = 2_000;

    private static readonly BulkInsert<ComingHead> Insert = new(
        "coming_head",
        [
            BulkColumns.Text<ComingHead>("dossier", head => head.Dossier),
            BulkColumns.Int<ComingHead>("seq", head => head.Seq),
            BulkColumns.Bytes<ComingHead>("hash", head => Convert.FromHexString(head.Hash)),
        ]);

    private bool IsSqlite => connection is SqliteConnection;

    // A pool keeps temporary tables of SQLite with their connection.
    public Task CreateAsync() => connection.ExecuteAsync(IsSqlite
        ? """
          DROP TABLE IF EXISTS temp.coming_head;
          CREATE TEMP TABLE coming_head (dossier TEXT NOT NULL PRIMARY KEY, seq INTEGER NOT NULL, hash BLOB NOT NULL)
          """
        : """CREATE TEMP TABLE coming_head (dossier text COLLATE "C" NOT NULL, seq integer NOT NULL, hash bytea NOT NULL)""");

    public Task AddAsync(IReadOnlyList<ComingHead> heads, CancellationToken cancellationToken) =>
        Insert.WriteAsync(connection, heads, cancellationToken);

    /// <summary>The chains go on after these: their dossiers leave.</summary>
    public Task TakeOutAsync(DbTransaction transaction) => ExecuteAsync(
        """
        INSERT INTO archived_dossier (dossier, seq, hash)
        SELECT dossier, seq, hash FROM coming_head WHERE true
        ON CONFLICT (dossier) DO UPDATE SET seq = excluded.seq, hash = excluded.hash
        """,
        transaction);

    /// <summary>The chains go on after these, or begin: their dossiers are back. Empties the table.</summary>
    public async Task BringBackAsync(DbTransaction transaction)
    {
        await ExecuteAsync(
            "DELETE FROM archived_dossier WHERE dossier IN (SELECT dossier FROM coming_head WHERE seq = 0)", transaction);
        await ExecuteAsync(
            """
            UPDATE archived_dossier AS a SET seq = h.seq, hash = h.hash
            FROM coming_head AS h WHERE h.dossier = a.dossier AND h.seq > 0
            """,
            transaction);
        await ExecuteAsync(IsSqlite ? "DELETE FROM coming_head" : "TRUNCATE coming_head", transaction);
    }

    private Task<int> ExecuteAsync(string sql, DbTransaction transaction) =>
        connection.ExecuteAsync(sql, transaction: transaction, commandTimeout: 0);
}

/// <summary>Where the chain of a dossier will go on.</summary>
/// <param name="Dossier">Id of the dossier.</param>
/// <param name="Seq">Number of its last event that is archived; 0 = none is.</param>
/// <param name="Hash">Its hash, hexadecimal.</param>
internal readonly record struct ComingHead(string Dossier, int Seq, string Hash);
