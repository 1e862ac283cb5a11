using System.Data.Common;
using Dapper;

namespace Portal.Grains.Storage.Backups;

/// <summary>
/// Keeps a PostgreSQL database for a restore. What starts looks whether it is kept, and a restore that keeps it looks who
/// has started: so neither overlooks the other. PostgreSQL frees it when the session ends, however that ends.
/// </summary>
internal static class RestoreTurn
{
    // Any fixed number that nothing else locks.
    private const long Key = 0x726573746F7265;

    /// <summary>Keeps everybody out who starts from now on, until <see cref="EndAsync"/> or the end of the session.</summary>
    /// <exception cref="BackupException">Somebody else restores.</exception>
    public static async Task TakeAsync(DbConnection connection)
    {
        if (!await connection.ExecuteScalarAsync<bool>("SELECT pg_try_advisory_lock(@Key)", new { Key }))
            throw new BackupException("Another restore is at work in this database. Wait until it has ended.");
    }

    public static Task EndAsync(DbConnection connection) =>
        connection.ExecuteAsync("SELECT pg_advisory_unlock(@Key)", new { Key });

    /// <summary>For whatever starts.</summary>
    /// <exception cref="SchemaException">A restore is under way.</exception>
    public static async Task RefuseAsync(DbConnection connection)
    {
        if (!await connection.ExecuteScalarAsync<bool>("SELECT pg_try_advisory_xact_lock_shared(@Key)", new { Key }))
            throw new SchemaException("A restore fills this database. Start again when it is done.");
    }
}
