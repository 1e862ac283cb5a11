using Portal.EndToEnd.Tests.Load;
using Portal.Testing.Databases;
using Portal.Testing.Load;

namespace Portal.EndToEnd.Tests;

/// <summary>The auditor that looks for losses after a kill would see them.</summary>
public sealed class AuditorTests
{
    private static readonly string[] Losses =
    [
        "DELETE FROM idempotency WHERE key = @key",
        "UPDATE idempotency SET body = body || ' ' WHERE key = @key",
        "UPDATE idempotency SET etag = '\"1\"' WHERE key = @key",
        "DELETE FROM dossier WHERE id = @id",
        "UPDATE dossier SET revision = 1 WHERE id = @id",
    ];

    private static readonly string[] Differences =
    [
        "DELETE FROM dossier_event WHERE dossier = @id AND seq = 3",
        "DELETE FROM dossier_event WHERE dossier = @id AND seq = 5",
        """
        INSERT INTO dossier_event (dossier, seq, at, actor, type, body, hash)
        SELECT dossier, 6, at, actor, type, body, hash FROM dossier_event WHERE dossier = @id AND seq = 5
        """,
        """
        INSERT INTO idempotency (caller, key, request_hash, status, body, at)
        SELECT caller, key || '-2', request_hash, status, body, at FROM idempotency WHERE key = @key
        """,
        "DROP INDEX dossier_number; UPDATE dossier SET number = (SELECT number FROM dossier WHERE id = @id)",
    ];

    [Fact]
    public async Task The_auditor_sees_every_kind_of_loss_and_difference()
    {
        using var store = new SqliteStore();
        var all = (await SmallJournal.FillAsync(store)).From(0);
        Assert.Empty(await Auditor.FindLossesAsync(store, all));
        Assert.Empty(await Auditor.FindDifferencesAsync(store, all));

        foreach (var sql in Losses)
        {
            using var damaged = await DamageAsync(store, sql, all[SmallJournal.Middle]);
            Assert.True((await Auditor.FindLossesAsync(damaged, all)).Count > 0, sql);
        }

        foreach (var sql in Differences)
        {
            using var damaged = await DamageAsync(store, sql, all[SmallJournal.Middle]);
            Assert.True((await Auditor.FindDifferencesAsync(damaged, all)).Count > 0, sql);
        }
    }

    private static async Task<SqliteStore> DamageAsync(SqliteStore store, string sql, Acknowledgement item)
    {
        var damaged = store.Copy();
        await using var connection = await damaged.OpenAsync();
        await connection.ExecuteAsync("PRAGMA foreign_keys = OFF");
        Assert.NotEqual(0, await connection.ExecuteAsync(sql, ("@id", item.Dossier), ("@key", item.Command.Key)));
        return damaged;
    }
}
