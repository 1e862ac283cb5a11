using Microsoft.Data.Sqlite;
using Npgsql;
using Orleans.Runtime;
using Orleans.Storage;
using Portal.Grains.Journal;

namespace Portal.Grains.Shared;

/// <summary>Tells storage that is away, or busy for too long, from a mistake of the program.</summary>
public static class StorageOutage
{
    private const int SqliteBusy = 5;
    private const int SqliteLocked = 6;
    private const int SqliteInputOutput = 10;
    private const int SqliteFull = 13;
    private const int SqliteCannotOpen = 14;

    /// <summary>Whether the same request may succeed later, without anybody changing anything.</summary>
    /// <param name="exception">What a call ended with.</param>
    public static bool Is(Exception exception) => exception switch
    {
        StorageUnavailableException or JournalUnavailableException or InconsistentStateException => true,
        PostgresException refusal => refusal.IsTransient || IsOfTheServer(refusal),
        // No answer of the server at all: refused, broken or timed out.
        NpgsqlException => true,
        SqliteException refusal => refusal.SqliteErrorCode
            is SqliteBusy or SqliteLocked or SqliteInputOutput or SqliteFull or SqliteCannotOpen,
        // Something waits for storage, and others wait for it, longer than a call may take.
        TimeoutException => true,
        // The engine wraps what the storage of a grain's state throws.
        OrleansException { InnerException: { } inner } => Is(inner),
        _ => false,
    };

    /// <summary>It goes down, comes up, is full, or has become a standby.</summary>
    private static bool IsOfTheServer(PostgresException refusal) =>
        refusal.InvariantSeverity is "FATAL" or "PANIC"
        || refusal.SqlState == PostgresErrorCodes.ReadOnlySqlTransaction
        || refusal.SqlState[..2] is "08" or "53" or "57";
}
