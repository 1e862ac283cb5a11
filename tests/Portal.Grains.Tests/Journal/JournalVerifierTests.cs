using Portal.Grains.Journal;
using Portal.Grains.Journal.Streams;
using Portal.Grains.Journal.Verifying;
using Portal.Grains.Storage;

namespace Portal.Grains.Tests.Journal;

public sealed class SqliteJournalVerifierTests() : JournalVerifierTests(DatabaseKind.Sqlite);

public sealed class PostgresJournalVerifierTests() : JournalVerifierTests(DatabaseKind.PostgreSql);

public abstract class JournalVerifierTests : JournalTestBase
{
    private protected JournalVerifierTests(DatabaseKind kind)
        : base(kind)
    {
    }

    [Fact]
    public async Task A_journal_as_written_is_whole()
    {
        await WriteAsync();

        var found = await VerifyAsync();

        Assert.Equal(new JournalVerification(3, 15, 0, null), found);
    }

    [Fact]
    public async Task An_empty_journal_is_whole() =>
        Assert.Equal(new JournalVerification(0, 0, 0, null), await VerifyAsync());

    [Theory]
    [InlineData("UPDATE dossier_event SET body = '{\"a\":2}' WHERE dossier = 'd-2' AND seq = 3", 3, "HashWrong")]
    [InlineData("UPDATE dossier_event SET actor = 'citizen:2' WHERE dossier = 'd-2' AND seq = 5", 5, "HashWrong")]
    [InlineData("UPDATE dossier_event SET type = 'dossier.Drafted' WHERE dossier = 'd-2' AND seq = 1", 1, "HashWrong")]
    [InlineData("UPDATE dossier_event SET at = at + 1 WHERE dossier = 'd-2' AND seq = 2", 2, "HashWrong")]
    [InlineData("UPDATE dossier_event SET hash = (SELECT hash FROM dossier_event WHERE dossier = 'd-1' AND seq = 4) WHERE dossier = 'd-2' AND seq = 4", 4, "HashWrong")]
    [InlineData("DELETE FROM dossier_event WHERE dossier = 'd-2' AND seq = 3", 3, "EntryMissing")]
    [InlineData("DELETE FROM dossier_event WHERE dossier = 'd-2' AND seq = 1", 1, "EntryMissing")]
    [InlineData("DELETE FROM dossier_event WHERE dossier = 'd-2'", 1, "EntryMissing")]
    [InlineData("DELETE FROM dossier_event WHERE dossier = 'd-2' AND seq >= 4", 4, "TailCut")]
    [InlineData("UPDATE dossier SET revision = 4 WHERE id = 'd-2'", 5, "RowBehind")]
    [InlineData("DELETE FROM dossier WHERE id = 'd-2'", 1, "RowBehind")]
    [InlineData("UPDATE dossier SET head = (SELECT head FROM dossier WHERE id = 'd-1') WHERE id = 'd-2'", 5, "HeadWrong")]
    public async Task Whatever_is_changed_by_hand_is_found_and_located(string sql, int sequence, string fault)
    {
        await WriteAsync();
        await ExecuteAsync(sql);

        var found = await VerifyAsync();

        Assert.Equal(1, found.Faulty);
        Assert.Equal(new JournalFault(StreamKind.Dossier, "d-2", sequence, Enum.Parse<JournalFaultKind>(fault)), found.First);
    }

    [Fact]
    public async Task Swapped_entries_are_found_at_the_first_of_them()
    {
        await WriteAsync();
        await ExecuteAsync("UPDATE dossier_event SET seq = 99 WHERE dossier = 'd-2' AND seq = 2");
        await ExecuteAsync("UPDATE dossier_event SET seq = 2 WHERE dossier = 'd-2' AND seq = 4");
        await ExecuteAsync("UPDATE dossier_event SET seq = 4 WHERE dossier = 'd-2' AND seq = 99");

        var found = await VerifyAsync();

        Assert.Equal(new JournalFault(StreamKind.Dossier, "d-2", 2, JournalFaultKind.HashWrong), found.First);
    }

    [Fact]
    public async Task A_tail_cut_together_with_the_row_brought_back_is_still_found_by_its_head()
    {
        await WriteAsync();
        await ExecuteAsync("DELETE FROM dossier_event WHERE dossier = 'd-2' AND seq = 5");
        await ExecuteAsync("UPDATE dossier SET revision = 4 WHERE id = 'd-2'");

        var found = await VerifyAsync();

        Assert.Equal(new JournalFault(StreamKind.Dossier, "d-2", 4, JournalFaultKind.HeadWrong), found.First);
    }

    [Fact]
    public async Task All_faulty_streams_are_counted_and_the_first_is_named()
    {
        await WriteAsync();
        await ExecuteAsync("UPDATE dossier_event SET actor = 'x' WHERE seq = 4");

        var found = await VerifyAsync();

        Assert.Equal(3, found.Faulty);
        Assert.Equal(new JournalFault(StreamKind.Dossier, "d-1", 4, JournalFaultKind.HashWrong), found.First);
    }

    [Fact]
    public async Task A_state_that_does_not_follow_from_the_entries_is_found()
    {
        await WriteAsync();
        var replayed = new List<string>();
        StreamRow? RowOf(StreamKind kind, string stream, IReadOnlyList<JournalEntry> entries, ReadOnlyMemory<byte> state)
        {
            replayed.Add($"{kind} {stream} {entries.Count}");
            return stream == "d-3" ? null : Row(state);
        }

        var found = await new JournalVerifier(Database, RowOf).VerifyAsync(null, default);

        Assert.Equal(["Dossier d-1 5", "Dossier d-2 5", "Dossier d-3 5"], replayed);
        Assert.Equal(new JournalFault(StreamKind.Dossier, "d-3", 5, JournalFaultKind.StateWrong), found.First);
    }

    [Fact]
    public async Task Every_column_that_does_not_follow_from_the_state_is_found_and_named()
    {
        await WriteAsync();
        Assert.True((await ReplayAsync()).IsWhole);

        // The first wrong one is named: so from the last to the first.
        foreach (var column in StreamTables.Dossiers.Facts.Reverse())
        {
            var other = column.PostgresType switch
            {
                "text" => "'other'",
                "boolean" => Database.Kind == DatabaseKind.Sqlite ? "1" : "true",
                _ => "77",
            };
            await ExecuteAsync($"UPDATE dossier SET {column.Name} = {other} WHERE id = 'd-2'");

            Assert.Equal(
                new JournalFault(StreamKind.Dossier, "d-2", 5, JournalFaultKind.ColumnWrong, column.Name), (await ReplayAsync()).First);
        }

        Task<JournalVerification> ReplayAsync() =>
            new JournalVerifier(Database, (_, _, _, state) => Row(state)).VerifyAsync(null, default);
    }

    private Task<JournalVerification> VerifyAsync() => new JournalVerifier(Database).VerifyAsync(null, default);

    private async Task WriteAsync()
    {
        var journal = await StartWriterAsync();
        foreach (var stream in new[] { "d-1", "d-2", "d-3" })
        {
            var head = await AppendedAsync(journal, Append(stream, events: 2));
            head = await AppendedAsync(journal, Append(stream, 2, head));
            await AppendedAsync(journal, Append(stream, 3, head, events: 2));
        }
    }
}
