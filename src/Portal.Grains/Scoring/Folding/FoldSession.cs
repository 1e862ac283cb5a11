using System.Data.Common;
using Portal.Grains.Storage;

namespace Portal.Grains.Scoring.Folding;

/// <summary>
/// The connection of one pass. On PostgreSQL the checkpoint is locked before anything is read; on SQLite, where a writer
/// keeps all others waiting, the transaction begins only when everything is worked out, and the version of the checkpoint
/// says whether somebody else was faster.
/// </summary>
internal sealed class FoldSession : IAsyncDisposable
{
    /// <summary>
    /// The pass joins few ids with big tables by primary key, whatever the statistics of young tables say. A pass that a
    /// crash of the server takes back is simply done again, facts, counters and checkpoint together: nobody needs to wait
    /// for the disk. A process that stops in the middle, or whose machine is gone, loses the lock after seconds.
    /// </summary>
    private const string PostgresSettings =
        """
        SET LOCAL synchronous_commit = off;
        SET LOCAL enable_seqscan = off;
        SET LOCAL enable_hashjoin = off;
        SET LOCAL enable_mergejoin = off;
        SET LOCAL jit = off;
        SET LOCAL idle_in_transaction_session_timeout = '5s'
        """;

    private readonly DatabaseKind kind;

    private FoldSession(DbConnection connection, DatabaseKind kind) => (Connection, this.kind) = (connection, kind);

    public DbConnection Connection { get; }

    public DbTransaction? Transaction { get; private set; }

    public Checkpoint Checkpoint { get; private set; } = null!;

    /// <summary>The transactions of the moment before the pass took part.</summary>
    public Transactions Seen { get; private set; }

    /// <summary>Begins a pass; null when somebody else is at it.</summary>
    public static async Task<FoldSession?> OpenAsync(PortalDatabase database, CancellationToken cancellationToken)
    {
        var session = new FoldSession(await database.OpenAsync(cancellationToken), database.Kind);
        try
        {
            if (await session.BeginAsync(cancellationToken))
                return session;
        }
        catch
        {
            await session.DisposeAsync();
            throw;
        }

        await session.DisposeAsync();
        return null;
    }

    /// <summary>What writes; from here on SQLite has a transaction, too.</summary>
    public async Task<IFoldWriter> WriteAsync(CancellationToken cancellationToken)
    {
        if (kind == DatabaseKind.PostgreSql)
            return new PostgresFoldWriter(Connection, Transaction!);

        Transaction = await Connection.BeginTransactionAsync(cancellationToken);
        return new SqliteFoldWriter(Connection, Transaction);
    }

    /// <summary>Commits with a new checkpoint; false, and nothing is kept, when somebody else was faster.</summary>
    public async Task<bool> CommitAsync(Checkpoint checkpoint, CancellationToken cancellationToken)
    {
        if (!await checkpoint.ReplaceAsync(Checkpoint, Connection, Transaction!, cancellationToken))
            return false;

        await Transaction!.CommitAsync(cancellationToken);
        return true;
    }

    public async ValueTask DisposeAsync()
    {
        if (Transaction is not null)
            await Transaction.DisposeAsync();
        await Connection.DisposeAsync();
    }

    private async Task<bool> BeginAsync(CancellationToken cancellationToken)
    {
        if (kind == DatabaseKind.Sqlite)
        {
            await ExecuteAsync("PRAGMA synchronous = NORMAL", cancellationToken);
            Checkpoint = await Checkpoint.ReadAsync(Connection, null, cancellationToken);
            return true;
        }

        Transaction = await Connection.BeginTransactionAsync(cancellationToken);
        await ExecuteAsync(PostgresSettings, cancellationToken);
        Seen = await Transactions.NowAsync(kind, Connection, Transaction, cancellationToken);
        if (await Checkpoint.LockAsync(Connection, Transaction, cancellationToken) is not { } locked)
            return false;

        Checkpoint = locked;
        return true;
    }

    private async Task ExecuteAsync(string sql, CancellationToken cancellationToken)
    {
        await using var command = Connection.CreateCommand(sql);
        command.Transaction = Transaction;
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
