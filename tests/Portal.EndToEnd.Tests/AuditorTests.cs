using Portal.EndToEnd.Tests.Load;
using Portal.Testing.Databases;
using Portal.Testing.Load;

namespace Portal.EndToEnd.Tests;

/// <summary>The auditors that look for losses after a kill would see them.</summary>
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
        INSERT INTO dossier_event (dossier, seq, at, actor, type, body, hash)
        SELECT 'nobody', seq, at, actor, type, body, hash FROM dossier_event WHERE dossier = @id
        """,
        """
        INSERT INTO idempotency (caller, key, request_hash, status, body, at)
        SELECT caller, key || '-2', request_hash, status, body, at FROM idempotency WHERE key = @key
        """,
        "DROP INDEX dossier_number; UPDATE dossier SET number = (SELECT number FROM dossier WHERE id = @id)",
    ];

    // The key of an event holds its time there, so that two events of one number find room.
    private const string Fork =
        """
        INSERT INTO dossier_event (dossier, seq, at, actor, type, body, hash)
        SELECT dossier, seq, at + 1, actor, type, body, hash FROM dossier_event WHERE dossier = @id AND seq = 3
        """;

    private static readonly (string Sql, string Fault)[] BrokenChains =
    [
        ("UPDATE dossier_event SET body = body || ' ' WHERE dossier = @id AND seq = 3", "the hash of event 3 is another one"),
        ("UPDATE dossier_event SET actor = 'x' WHERE dossier = @id AND seq = 5", "the hash of event 5 is another one"),
        ("UPDATE dossier_event SET at = at - 3600000 WHERE dossier = @id AND seq = 5", "before the one before it"),
        ("DELETE FROM dossier_event WHERE dossier = @id AND seq = 3", "event 4 in place 3"),
        ("DELETE FROM dossier_event WHERE dossier = @id AND seq = 5", "its chain ends with 4"),
        ("UPDATE dossier SET head = (SELECT hash FROM dossier_event WHERE dossier = @id AND seq = 4) WHERE id = @id", "its row is"),
        ("DELETE FROM dossier_event WHERE dossier = @id", "has no events"),
        ("DELETE FROM dossier WHERE id = @id", "which is not there"),
    ];

    [Fact]
    public async Task The_auditors_see_every_kind_of_damage_on_SQLite()
    {
        using var store = new SqliteStore();
        await SeeDamageAsync(store, () => Task.FromResult<PortalStore>(store.Copy()), [], []);
    }

    [Fact]
    public async Task The_auditors_see_every_kind_of_damage_on_PostgreSQL()
    {
        using var store = await PostgresStore.CreateAsync(await PostgresServer.AdminConnectionStringAsync());
        await SeeDamageAsync(store, async () => await store.CopyAsync(), [Fork], [(Fork, "event 3 in place 4")]);
    }

    private static async Task SeeDamageAsync(
        PortalStore store, Func<Task<PortalStore>> copy, string[] differences, (string Sql, string Fault)[] broken)
    {
        var all = (await SmallJournal.FillAsync(store)).From(0);
        Assert.Empty(await Auditor.FindLossesAsync(store, all));
        Assert.Empty(await Auditor.FindDifferencesAsync(store, all));
        Assert.Empty(await ChainAuditor.FindFaultsAsync(store));

        foreach (var sql in Losses)
        {
            using var damaged = await DamageAsync(await copy(), sql, all[SmallJournal.Middle]);
            Assert.True((await Auditor.FindLossesAsync(damaged, all)).Count > 0, sql);
        }

        foreach (var sql in Differences.Concat(differences))
        {
            using var damaged = await DamageAsync(await copy(), sql, all[SmallJournal.Middle]);
            Assert.True((await Auditor.FindDifferencesAsync(damaged, all)).Count > 0, sql);
        }

        foreach (var (sql, fault) in BrokenChains.Concat(broken))
        {
            using var damaged = await DamageAsync(await copy(), sql, all[SmallJournal.Middle]);
            Assert.Contains(await ChainAuditor.FindFaultsAsync(damaged), found => found.Contains(fault, StringComparison.Ordinal));
        }
    }

    private static Task<PortalStore> DamageAsync(PortalStore damaged, string sql, Acknowledgement item) =>
        damaged.DamageAsync(sql, ("@id", item.Id), ("@key", item.Command.Key));
}
