using Portal.Grains.Journal;
using Portal.Grains.Journal.Writing;
using Portal.Grains.Storage;

namespace Portal.Grains.Tests.Journal;

public sealed class SqliteJournalQueueTests() : JournalQueueTests(DatabaseKind.Sqlite)
{
    [Fact]
    public async Task Who_shared_a_transaction_that_the_database_took_back_by_itself_is_told_so_or_written_again()
    {
        // As when the disk is full in the middle of a transaction: all of it is gone before anybody rolls it back.
        await ExecuteAsync(
            """
            CREATE TRIGGER full_disk BEFORE INSERT ON dossier WHEN new.id = 'd-50'
            BEGIN SELECT RAISE(ROLLBACK, 'database or disk is full'); END
            """);
        var journal = await StartWriterAsync(start: false);
        var queued = Enumerable.Range(0, 100).Select(i => journal.AppendAsync(Append($"d-{i}"), default).AsTask()).ToList();

        await journal.StartAsync(default);

        await Assert.ThrowsAsync<JournalUnavailableException>(() => queued[50]);
        queued.RemoveAt(50);
        Assert.All(await Task.WhenAll(queued), outcome => Assert.IsType<AppendOutcome.Appended>(outcome));
        Assert.Equal(99, await ScalarAsync<int>("SELECT count(*) FROM dossier"));
        Assert.Equal(99, await ScalarAsync<int>("SELECT count(*) FROM dossier_event"));
    }
}

public sealed class PostgresJournalQueueTests() : JournalQueueTests(DatabaseKind.PostgreSql);

/// <summary>What is let into the queue of the journal is written; everything else is refused at once.</summary>
public abstract class JournalQueueTests : JournalTestBase
{
    private protected JournalQueueTests(DatabaseKind kind)
        : base(kind)
    {
    }

    [Fact]
    public async Task When_too_many_wait_the_next_one_is_refused_at_once_and_those_who_wait_are_written()
    {
        var journal = await StartWriterAsync(new JournalOptions { MaxWaiting = 2 }, start: false);
        var waiting = Enumerable.Range(0, 2).Select(i => journal.AppendAsync(Append($"waiting-{i}"), default).AsTask()).ToList();
        await Assert.ThrowsAsync<JournalUnavailableException>(() => journal.AppendAsync(Append("refused"), default).AsTask());

        await journal.StartAsync(default);

        Assert.All(await Task.WhenAll(waiting), outcome => Assert.IsType<AppendOutcome.Appended>(outcome));
        await AppendedAsync(journal, Append("later"));
        Assert.Equal(0, await ScalarAsync<int>("SELECT count(*) FROM dossier WHERE id = 'refused'"));
    }

    [Fact]
    public async Task What_is_not_UTF8_is_refused_before_it_is_queued()
    {
        var journal = await StartWriterAsync();
        var broken = Append("d-1") with { Row = Row(new byte[] { (byte)'"', 0xC3, (byte)'"' }) };

        await Assert.ThrowsAsync<ArgumentException>(() => journal.AppendAsync(broken, default).AsTask());
    }

    [Fact]
    public async Task A_stopped_journal_has_written_what_was_queued_and_refuses_more()
    {
        var journal = await StartWriterAsync(start: false);
        var queued = Enumerable.Range(0, 2000).Select(i => journal.AppendAsync(Append($"d-{i}"), default).AsTask()).ToList();
        await journal.StartAsync(default);

        await journal.StopAsync(default);

        Assert.All(await Task.WhenAll(queued), outcome => Assert.IsType<AppendOutcome.Appended>(outcome));
        Assert.Equal(2000, await ScalarAsync<int>("SELECT count(*) FROM dossier"));
        await Assert.ThrowsAsync<JournalUnavailableException>(() => journal.AppendAsync(Append("late"), default).AsTask());
    }

    [Fact]
    public async Task A_cancelled_caller_queues_nothing()
    {
        var journal = await StartWriterAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => journal.AppendAsync(Append("d-1"), new CancellationToken(true)).AsTask());

        await journal.StopAsync(default);
        Assert.Equal(0, await ScalarAsync<int>("SELECT count(*) FROM dossier"));
    }
}
