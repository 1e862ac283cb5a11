using Portal.EndToEnd.Tests.Kills;
using Portal.EndToEnd.Tests.Load;
using Portal.Testing.Databases;
using Portal.Testing.Processes;

namespace Portal.EndToEnd.Tests;

/// <summary>The command <c>verify</c> names the first entry that somebody tampered with.</summary>
public sealed class VerifyCommandTests
{
    /// <summary>What is done to the middle one of three dossiers with five entries each, and what verify must say.</summary>
    private static readonly (string Sql, string Said)[] Damages =
    [
        ("UPDATE dossier_event SET body = replace(body, 'Minh Anh', 'Minh Ánh') WHERE dossier = @id AND seq = 1",
            "Dossier {0} entry 1: HashWrong"),
        ("UPDATE dossier_event SET at = at + 1 WHERE dossier = @id AND seq = 3", "Dossier {0} entry 3: HashWrong"),
        ("UPDATE dossier_event SET actor = 'somebody' WHERE dossier = @id AND seq = 5", "Dossier {0} entry 5: HashWrong"),
        ("DELETE FROM dossier_event WHERE dossier = @id AND seq = 2", "Dossier {0} entry 2: EntryMissing"),
        ("DELETE FROM dossier_event WHERE dossier = @id AND seq = 5", "Dossier {0} entry 5: TailCut"),
        ("DELETE FROM dossier_event WHERE dossier = @id", "Dossier {0} entry 1: EntryMissing"),
        ("DELETE FROM dossier WHERE id = @id", "Dossier {0} entry 1: RowBehind"),
        ("UPDATE dossier SET head = zeroblob(32) WHERE id = @id", "Dossier {0} entry 5: HeadWrong"),
        ("UPDATE dossier SET state = replace(state, 'Minh Anh', 'Minh Ánh') WHERE id = @id", "Dossier {0} entry 5: StateWrong"),
        ("UPDATE dossier SET applicant = 'somebody' WHERE id = @id", "Dossier {0} entry 5: ColumnWrong applicant"),
        ("UPDATE dossier SET first_due_at = first_due_at + 1 WHERE id = @id", "Dossier {0} entry 5: ColumnWrong first_due_at"),
        ("UPDATE publication SET state = replace(state, '2026-01-01', '2026-01-05') WHERE id = 'holidays:2026'",
            "Publication holidays:2026 entry 1: StateWrong"),
        ("UPDATE publication SET effective_to = NULL WHERE id = 'holidays:2026'",
            "Publication holidays:2026 entry 1: ColumnWrong effective_to"),
    ];

    [Fact]
    public async Task Verify_names_the_stream_and_the_entry_of_every_kind_of_damage()
    {
        using var store = new SqliteStore();
        var dossier = (await SmallJournal.FillAsync(store)).From(0)[SmallJournal.Middle].Id;
        await KillSeries.AssertWholeAsync(store);

        foreach (var (sql, said) in Damages)
        {
            using var damaged = store.Copy();
            await using (var connection = await damaged.OpenAsync())
                Assert.NotEqual(0, await connection.ExecuteAsync(sql, ("@id", dossier)));

            var (exitCode, output) = await PortalProgram.RunAsync(damaged, "verify");

            Assert.True(exitCode == 1, $"{sql}\n{output}");
            Assert.Contains(said.Replace("{0}", dossier, StringComparison.Ordinal), output, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Verify_misses_entries_of_the_record_of_administration_that_a_backup_knows()
    {
        using var first = new SqliteStore();
        using var store = new SqliteStore();
        await SmallJournal.FillAsync(first);
        var (taken, later) = (Path.Combine(first.DataDirectory, "taken"), Path.Combine(store.DataDirectory, "later"));
        await DoAsync(0, first, "backup", "--to", taken);
        // On record as done by the operator.
        await DoAsync(0, store, "restore", "--from", taken);
        await DoAsync(0, store, "backup", "--to", later);
        await DoAsync(0, store, "verify", "--backup", later);

        await using (var connection = await store.OpenAsync())
            await connection.ExecuteAsync("DROP TRIGGER administration_event_delete; DELETE FROM administration_event");

        await DoAsync(0, store, "verify");
        Assert.Contains("cut off at entry 1", await DoAsync(1, store, "verify", "--backup", later), StringComparison.Ordinal);
    }

    private static async Task<string> DoAsync(int expected, PortalStore store, params string[] command)
    {
        var (exitCode, output) = await PortalProgram.RunAsync(store, command);
        Assert.True(exitCode == expected, output);
        return output;
    }
}
