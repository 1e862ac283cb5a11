using Portal.EndToEnd.Tests.Load;
using Portal.Testing.Databases;
using Portal.Testing.Load;

namespace Portal.EndToEnd.Tests;

/// <summary>What a kill could do to petitions, their ties and mandates would be seen, each by the one who looks for it.</summary>
public sealed class PetitionAndMandateAuditorTests
{
    private const string Tie = "dossier_event WHERE type = 'dossier.petition_linked'";

    private static readonly string[] Losses =
    [
        "DELETE FROM petition",
        "UPDATE petition SET revision = 3",
        "DELETE FROM idempotency WHERE key LIKE 'petition-%'",
        "DELETE FROM mandate",
        "UPDATE mandate SET revision = 1",
    ];

    private static readonly (string Sql, string Found)[] Differences =
    [
        ("DELETE FROM petition_event WHERE seq = 3", "revision 4, 3 events"),
        ("INSERT INTO petition_event (petition, seq, at, actor, type, body, hash) SELECT petition || '-2', seq, at, actor, type, body, hash FROM petition_event", "events of petition"),
        ($"DELETE FROM {Tie}", "is tied to dossier"),
        ($$"""UPDATE dossier_event SET body = '{"petition":"nobody"}' WHERE type = 'dossier.petition_linked'""", "petition nobody is tied to"),
        ($"INSERT INTO dossier_event (dossier, seq, at, actor, type, body, hash) SELECT dossier, seq + 1, at, actor, type, body, hash FROM {Tie}", "is tied to its dossier twice"),
        ("UPDATE petition SET about_dossier = 'nobody' WHERE about_dossier IS NOT NULL", "says that it is about dossier nobody"),
        ("UPDATE petition SET about_dossier = NULL WHERE about_dossier IS NOT NULL", "no petition"),
        ("UPDATE dossier SET petitioned = NOT petitioned WHERE petitioned", "is not marked"),
        ("UPDATE dossier SET petitioned = NOT petitioned WHERE NOT petitioned", "is marked, and has no petition"),
        ("UPDATE mandate SET revoked_at = NULL", "its row is"),
        ("UPDATE mandate SET settled = NOT settled", "its row is"),
        ("DELETE FROM grain_state WHERE grain_type = 'mandates'", "its state is"),
        ("UPDATE dossier SET filed_by = 'somebody' WHERE filed_by <> applicant", "without a mandate"),
    ];

    private static readonly (string Sql, string Fault)[] BrokenChains =
    [
        ("UPDATE petition_event SET body = body || ' ' WHERE seq = 3", "the hash of event 3 is another one"),
        ("DELETE FROM petition_event WHERE seq = 4", "its chain ends with 3"),
        ("DELETE FROM petition", "events of petition"),
    ];

    [Fact]
    public async Task The_auditors_see_damage_to_petitions_and_mandates_on_SQLite()
    {
        using var store = new SqliteStore();
        await SeeDamageAsync(store, () => Task.FromResult<PortalStore>(store.Copy()));
    }

    [Fact]
    public async Task The_auditors_see_damage_to_petitions_and_mandates_on_PostgreSQL()
    {
        using var store = await PostgresStore.CreateAsync(await PostgresServer.AdminConnectionStringAsync());
        await SeeDamageAsync(store, async () => await store.CopyAsync());
    }

    private static async Task SeeDamageAsync(PortalStore store, Func<Task<PortalStore>> copy)
    {
        var all = (await SmallJournal.FillAsync(store, WorkAsync)).From(0);
        Assert.Empty(await Auditor.FindLossesAsync(store, all));
        Assert.Empty(await Auditor.FindDifferencesAsync(store, all));
        Assert.Empty(await ChainAuditor.FindFaultsAsync(store));

        foreach (var sql in Losses)
        {
            using var damaged = await (await copy()).DamageAsync(sql);
            Assert.True((await Auditor.FindLossesAsync(damaged, all)).Count > 0, sql);
        }

        foreach (var (sql, found) in Differences)
        {
            using var damaged = await (await copy()).DamageAsync(sql);
            Assert.Contains(await Auditor.FindDifferencesAsync(damaged, all), one => one.Contains(found, StringComparison.Ordinal));
        }

        foreach (var (sql, fault) in BrokenChains)
        {
            using var damaged = await (await copy()).DamageAsync(sql);
            Assert.Contains(await ChainAuditor.FindFaultsAsync(damaged), one => one.Contains(fault, StringComparison.Ordinal));
        }
    }

    /// <summary>A petition about a dossier, one about none, and a villager with and one without an account.</summary>
    private static async Task WorkAsync(Office office, string dossier)
    {
        await office.PetitionAsync(dossier);
        await office.PetitionAsync(null);
        await office.FileForAsync(0, CancellationToken.None);
        await office.FileForAsync(1, CancellationToken.None);
    }
}
