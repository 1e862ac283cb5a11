using System.Data.Common;
using Npgsql;

namespace Portal.Grains.Storage;

/// <summary>
/// A transaction whose client is gone without a word, as behind a router that died, stays open for PostgreSQL until the
/// connection is given up after hours. Meanwhile its locks are held, and the fold counts nothing that is newer. So whatever
/// writes in several statements says how long the pauses between them may be.
/// </summary>
internal static class IdleTransactions
{
    /// <summary>Ends the session whose transaction waits for its client for so long.</summary>
    public const string Limit = "SET " + Setting;

    private const string Setting = "idle_in_transaction_session_timeout = '10s'";

    /// <summary>Begins a transaction of several statements that write.</summary>
    public static async Task<DbTransaction> BeginWritingAsync(this DbConnection connection, CancellationToken cancellationToken)
    {
        var transaction = await connection.BeginTransactionAsync(cancellationToken);
        if (connection is not NpgsqlConnection)
            return transaction;

        await using var limit = connection.CreateCommand("SET LOCAL " + Setting);
        await limit.ExecuteNonQueryAsync(cancellationToken);
        return transaction;
    }
}
