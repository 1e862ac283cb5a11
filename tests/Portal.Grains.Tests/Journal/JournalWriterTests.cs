using System.Text;
using Portal.Grains.Journal;
using Portal.Grains.Journal.Writing;
using Portal.Grains.Storage;
using Portal.Testing.Telemetry;

namespace Portal.Grains.Tests.Journal;

public sealed class SqliteJournalWriterTests() : JournalWriterTests(DatabaseKind.Sqlite);

public sealed class PostgresJournalWriterTests() : JournalWriterTests(DatabaseKind.PostgreSql);

public abstract class JournalWriterTests : JournalTestBase
{
    private protected JournalWriterTests(DatabaseKind kind)
        : base(kind)
    {
    }

    [Fact]
    public async Task An_appended_command_is_in_the_row_and_in_the_events()
    {
        var journal = await StartWriterAsync();

        var head = await AppendedAsync(journal, Append("d-1", events: 2));

        Assert.Equal(2, await ScalarAsync<int>("SELECT revision FROM dossier WHERE id = 'd-1'"));
        Assert.Equal(Hex(head), Hex(await ScalarAsync<byte[]>("SELECT head FROM dossier WHERE id = 'd-1'")));
        Assert.Equal(2, await ScalarAsync<int>("SELECT count(*) FROM dossier_event WHERE dossier = 'd-1'"));
        Assert.Equal(
            Hex(head),
            Hex(await ScalarAsync<byte[]>("SELECT hash FROM dossier_event WHERE dossier = 'd-1' AND seq = 2")));
    }

    [Fact]
    public async Task A_stream_that_has_moved_on_refuses_the_old_revision_and_writes_nothing()
    {
        var journal = await StartWriterAsync();
        var first = await AppendedAsync(journal, Append("d-1"));
        await AppendedAsync(journal, Append("d-1", 1, first));

        var late = await journal.AppendAsync(
            Append("d-1", 1, first, state: "{\"late\":1}", answer: Answer("late")), CancellationToken.None);
        var again = await journal.AppendAsync(Append("d-1"), CancellationToken.None);
        var missing = await journal.AppendAsync(Append("d-2", 3, first), CancellationToken.None);

        Assert.IsType<AppendOutcome.RevisionConflict>(late);
        Assert.IsType<AppendOutcome.RevisionConflict>(again);
        Assert.IsType<AppendOutcome.RevisionConflict>(missing);
        Assert.Equal(2, await ScalarAsync<int>("SELECT count(*) FROM dossier_event"));
        Assert.Equal("{\"status\":\"draft\"}", await ScalarAsync<string>("SELECT state FROM dossier"));
        Assert.Null(await journal.FindAnswerAsync("citizen-1", "late", CancellationToken.None));
    }

    [Fact]
    public async Task Conflicts_in_a_batch_fail_alone_and_their_neighbours_are_written()
    {
        var before = await StartWriterAsync();
        await AppendedAsync(before, Append("taken", answer: Answer("used")));
        // Everything is queued before the writer starts, so all of it is one batch.
        var journal = await StartWriterAsync(start: false);
        var good = Enumerable.Range(0, 20)
            .Select(i => journal.AppendAsync(Append($"good-{i:00}", answer: Answer($"k{i}")), default).AsTask()).ToList();
        var moved = journal.AppendAsync(Append("taken"), default).AsTask();
        var key = journal.AppendAsync(Append("other", answer: Answer("used", "\"mine\"")), default).AsTask();

        await journal.StartAsync(default);

        Assert.All(await Task.WhenAll(good), outcome => Assert.IsType<AppendOutcome.Appended>(outcome));
        Assert.IsType<AppendOutcome.RevisionConflict>(await moved);
        Assert.IsType<AppendOutcome.KeyTaken>(await key);
        Assert.Equal(21, await ScalarAsync<int>("SELECT count(*) FROM dossier"));
        Assert.Equal(21, await ScalarAsync<int>("SELECT count(*) FROM dossier_event"));
        Assert.Equal(21, await ScalarAsync<int>("SELECT count(*) FROM idempotency"));
        Assert.Equal(20, Observed.Of("portal.journal.appends", journal)[""]);
        Assert.Equal(2, Observed.Of("portal.journal.conflicts", journal)[""]);
    }

    [Fact]
    public async Task What_the_database_refuses_fails_alone()
    {
        var before = await StartWriterAsync();
        await AppendedAsync(before, Append("first") with { Row = Row("{}"u8.ToArray()) with { Number = "N-1" } });
        var journal = await StartWriterAsync(start: false);
        var good = Enumerable.Range(0, 5).Select(i => journal.AppendAsync(Append($"good-{i}"), default).AsTask()).ToList();
        var same = journal.AppendAsync(
            Append("second") with { Row = Row("{}"u8.ToArray()) with { Number = "N-1" } }, default).AsTask();

        await journal.StartAsync(default);

        Assert.All(await Task.WhenAll(good), outcome => Assert.IsType<AppendOutcome.Appended>(outcome));
        await Assert.ThrowsAsync<JournalUnavailableException>(() => same);
        Assert.Equal(6, await ScalarAsync<int>("SELECT count(*) FROM dossier_event"));
    }

    [Fact]
    public async Task Two_writers_with_one_key_have_one_winner_and_the_loser_gets_its_answer()
    {
        var first = await StartWriterAsync();
        var second = await StartWriterAsync();

        for (var round = 0; round < 20; round++)
        {
            var key = $"key-{round}";
            var outcomes = await Task.WhenAll(
                first.AppendAsync(Append($"a-{round}", answer: Answer(key, "\"a\"", 1)), default).AsTask(),
                second.AppendAsync(Append($"b-{round}", answer: Answer(key, "\"b\"", 2)), default).AsTask());

            Assert.Single(outcomes.OfType<AppendOutcome.Appended>());
            var lost = Assert.Single(outcomes.OfType<AppendOutcome.KeyTaken>());
            var firstWon = outcomes[0] is AppendOutcome.Appended;
            Assert.Equal(firstWon ? "\"a\"" : "\"b\"", Encoding.UTF8.GetString(lost.Stored.Body.Span));
            Assert.All(lost.Stored.RequestHash.ToArray(), value => Assert.Equal(firstWon ? 1 : 2, value));
        }

        Assert.Equal(20, await ScalarAsync<int>("SELECT count(*) FROM dossier"));
        Assert.Equal(20, await ScalarAsync<int>("SELECT count(*) FROM dossier_event"));
    }

    [Fact]
    public async Task A_hundred_appends_with_one_key_have_one_effect_and_one_answer()
    {
        var journal = await StartWriterAsync();

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 100).Select(i =>
            journal.AppendAsync(Append($"d-{i}", answer: Answer("same", $"\"{i}\"")), default).AsTask()));

        Assert.Single(outcomes.OfType<AppendOutcome.Appended>());
        var answers = outcomes.OfType<AppendOutcome.KeyTaken>()
            .Select(outcome => Encoding.UTF8.GetString(outcome.Stored.Body.Span)).ToList();
        Assert.Equal(99, answers.Count);
        Assert.Single(answers.Distinct());
        Assert.Equal(1, await ScalarAsync<int>("SELECT count(*) FROM dossier"));
    }

    [Fact]
    public async Task When_the_first_of_a_key_fails_the_next_one_gets_its_turn()
    {
        var journal = await StartWriterAsync(start: false);
        var stale = journal.AppendAsync(Append("absent", 4, new byte[32], answer: Answer("k", "\"stale\"")), default);
        var next = journal.AppendAsync(Append("d-1", answer: Answer("k", "\"next\"")), default);

        await journal.StartAsync(default);

        Assert.IsType<AppendOutcome.RevisionConflict>(await stale);
        Assert.IsType<AppendOutcome.Appended>(await next);
        var stored = await journal.FindAnswerAsync("citizen-1", "k", default);
        Assert.Equal("\"next\"", Encoding.UTF8.GetString(stored!.Body.Span));
    }

    [Fact]
    public async Task Appends_to_one_stream_in_one_batch_follow_one_another()
    {
        var journal = await StartWriterAsync(start: false);
        var first = Append("d-1");
        var head = new PendingAppend(first, Noon, 0).Head;
        var one = journal.AppendAsync(first, default);
        var two = journal.AppendAsync(Append("d-1", 1, head), default);

        await journal.StartAsync(default);

        Assert.IsType<AppendOutcome.Appended>(await one);
        Assert.IsType<AppendOutcome.Appended>(await two);
        Assert.Equal(2, await ScalarAsync<int>("SELECT revision FROM dossier"));
    }

    [Fact]
    public async Task A_thousand_appends_at_once_are_all_there_once_and_without_gaps()
    {
        var journal = await StartWriterAsync(new JournalOptions { Lanes = 2 });

        await Task.WhenAll(Enumerable.Range(0, 100).Select(async stream =>
        {
            var head = default(ReadOnlyMemory<byte>);
            for (var revision = 0; revision < 10; revision++)
                head = await AppendedAsync(journal, Append($"d-{stream}", revision, head, answer: Answer($"{stream}/{revision}")));
        }));

        Assert.Equal(1000, await ScalarAsync<int>("SELECT count(*) FROM dossier_event"));
        Assert.Equal(1000, await ScalarAsync<int>("SELECT count(*) FROM idempotency"));
        Assert.Equal(100, await ScalarAsync<int>(
            "SELECT count(*) FROM (SELECT dossier FROM dossier_event GROUP BY dossier HAVING min(seq) = 1 AND max(seq) = 10) AS whole"));
    }

    [Theory]
    [InlineData("""{"tên":"Nguyễn Thị Hồng Đượm","x":"\u0000 \" \\ 🏛"}""")]
    [InlineData("  {\"b\" : 1.50,\n\t\"a\":1e3 , \"a\":2}  ")]
    public async Task Answers_states_and_bodies_come_back_byte_for_byte(string json)
    {
        var journal = await StartWriterAsync();
        var answer = Answer("k", json) with { ETag = "\"ộ\"", Location = "/api/ộ", Status = 202 };

        await AppendedAsync(journal, Append("d-1", state: json, body: json, answer: answer));

        var stored = await journal.FindAnswerAsync("citizen-1", "k", default);
        Assert.Equal(json, Encoding.UTF8.GetString(stored!.Body.Span));
        Assert.Equal(Hex(answer.RequestHash), Hex(stored.RequestHash));
        Assert.Equal(
            (answer.Caller, answer.Key, answer.Status, answer.ETag, answer.Location),
            (stored.Caller, stored.Key, stored.Status, stored.ETag, stored.Location));
        Assert.Equal(json, await ScalarAsync<string>("SELECT state FROM dossier"));
        Assert.Equal(json, await ScalarAsync<string>("SELECT body FROM dossier_event"));
    }

    [Fact]
    public async Task An_answer_without_etag_and_location_has_none()
    {
        var journal = await StartWriterAsync();
        await AppendedAsync(journal, Append("d-1", answer: Answer("k") with { ETag = null, Location = null }));

        var stored = await journal.FindAnswerAsync("citizen-1", "k", default);

        Assert.Null(stored!.ETag);
        Assert.Null(stored.Location);
        Assert.Null(await journal.FindAnswerAsync("citizen-2", "k", default));
    }

    [Fact]
    public async Task Bodies_of_200_kilobytes_are_written()
    {
        var journal = await StartWriterAsync();
        var big = $"\"{new string('ộ', 70_000)}\"";

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 8).Select(i =>
            journal.AppendAsync(Append($"d-{i}", state: big, body: big, answer: Answer($"k{i}", big)), default).AsTask()));

        Assert.All(outcomes, outcome => Assert.IsType<AppendOutcome.Appended>(outcome));
        Assert.Equal(big, await ScalarAsync<string>("SELECT state FROM dossier WHERE id = 'd-7'"));
    }

    [Theory]
    [InlineData("'; DROP TABLE dossier; --")]
    [InlineData("{\"a\",NULL,\\}")]
    [InlineData("$1 @caller \"quoted\" %s ${x}")]
    [InlineData("")]
    public async Task Text_that_looks_like_SQL_stays_text(string evil)
    {
        var journal = await StartWriterAsync();
        var row = Row("{}"u8.ToArray()) with
        {
            Number = evil, Applicant = evil, FiledBy = evil, Procedure = evil, Field = evil, Agency = evil, Assignee = evil,
        };
        var answer = Answer(evil) with { Caller = evil, ETag = evil, Location = evil };

        var head = await AppendedAsync(
            journal,
            new JournalAppend(evil, 0, default, [new NewEvent(Noon, evil, evil, "{}"u8.ToArray())], row, answer));
        await AppendedAsync(
            journal,
            new JournalAppend(evil, 1, head, [new NewEvent(Noon, evil, evil, "{}"u8.ToArray())], row, null));

        Assert.Equal(evil, await ScalarAsync<string>("SELECT assignee FROM dossier"));
        Assert.Equal(evil, await ScalarAsync<string>("SELECT actor FROM dossier_event WHERE seq = 2"));
        Assert.Equal(evil, (await journal.FindAnswerAsync(evil, evil, default))!.Location);
    }
}
