using System.Globalization;
using Dapper;
using Portal.Grains.Journal;
using Portal.Grains.Journal.Reading;
using Portal.Grains.Journal.Streams;
using Portal.Grains.Journal.Verifying;
using Portal.Grains.Storage;
using Portal.Testing;
using Portal.Testing.Databases;

namespace Portal.Grains.Tests.Journal;

/// <summary>The events of dossiers in one table per month (PostgreSQL).</summary>
public sealed class JournalMonthsTests() : JournalTestBase(DatabaseKind.PostgreSql)
{
    private static readonly DateTimeOffset Far = new(2031, 1, 31, 20, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Months_ahead_are_made_and_strays_get_tables_of_their_own_without_losing_their_place()
    {
        var journal = await StartWriterAsync();
        // 20:00 UTC on the last of January is February in Vietnam.
        foreach (var at in new[] { Far, Far.AddHours(-4), Far.AddMonths(-2), Far.AddMonths(30), DateTimeOffset.UnixEpoch })
            await AppendedAsync(journal, At($"at-{at.ToUnixTimeSeconds()}", at));
        var before = await ReadAsync();
        Assert.Equal(5, await ScalarAsync<int>("SELECT count(*) FROM dossier_event_stray"));

        var months = new JournalMonths(Database, new TestClock(Far));
        Assert.Equal([203012, 203101, 203102, 203103, 203104, 203105], await months.PrepareAsync(default));
        Assert.Empty(await months.PrepareAsync(default));

        // What is farther away than the clock can be believed stays where it is.
        Assert.Equal(2, await ScalarAsync<int>("SELECT count(*) FROM dossier_event_stray"));
        Assert.Equal(1, await ScalarAsync<int>("SELECT count(*) FROM dossier_event_203101"));
        Assert.Equal(1, await ScalarAsync<int>("SELECT count(*) FROM dossier_event_203102"));
        Assert.Equal(before, await ReadAsync());
        Assert.True((await new JournalVerifier(Database).VerifyAsync(null, default)).IsWhole);
        await AppendedAsync(journal, At("new", Far));
        Assert.Equal(2, await ScalarAsync<int>("SELECT count(*) FROM dossier_event_203102"));
    }

    [Fact]
    public async Task Months_are_made_while_the_journal_is_written_and_a_dossier_may_live_in_several()
    {
        var journal = await StartWriterAsync();
        var months = new JournalMonths(Database, new TestClock(Far));
        var writing = Task.WhenAll(Enumerable.Range(0, 8).Select(async writer =>
        {
            ReadOnlyMemory<byte> head = default;
            for (var revision = 0; revision < 60; revision++)
            {
                head = await AppendedAsync(
                    journal, At($"d{writer}", Far.AddMonths((revision % 8) - 4), revision, head));
            }
        }));

        var made = new List<int>();
        while (!writing.IsCompleted)
            made.AddRange(await months.PrepareAsync(default));
        await writing;
        made.AddRange(await months.PrepareAsync(default));

        Assert.Equal(made.Distinct(), made);
        Assert.Equal(0, await ScalarAsync<int>("SELECT count(*) FROM dossier_event_stray"));
        Assert.Equal(480, await ScalarAsync<int>("SELECT count(*) FROM dossier_event"));
        Assert.True((await new JournalVerifier(Database).VerifyAsync(null, default)).IsWhole);
        var history = await new JournalReader(Database).ReadStreamAsync(StreamKind.Dossier, "d0", 0, 100, default);
        Assert.Equal(Enumerable.Range(1, 60), history.Select(entry => entry.Sequence));
    }

    [Fact]
    public async Task Two_writers_that_append_to_one_dossier_at_once_in_different_months_never_both_succeed()
    {
        await new JournalMonths(Database, new TestClock(Noon)).PrepareAsync(default);
        var writers = new[] { await StartWriterAsync(), await StartWriterAsync() };
        ReadOnlyMemory<byte> head = default;
        for (var revision = 0; revision < 100; revision++)
        {
            // The key of the table would let both in: their times differ.
            var outcomes = await Task.WhenAll(writers.Select((writer, i) => writer.AppendAsync(
                At("one", Noon.AddMonths(i), revision, head), default).AsTask()));

            var won = Assert.Single(outcomes.OfType<AppendOutcome.Appended>());
            Assert.Single(outcomes.OfType<AppendOutcome.RevisionConflict>());
            head = won.Head;
        }

        Assert.Equal(100, await ScalarAsync<int>("SELECT count(DISTINCT seq) FROM dossier_event WHERE dossier = 'one'"));
        Assert.Equal(100, await ScalarAsync<int>("SELECT count(*) FROM dossier_event WHERE dossier = 'one'"));
        Assert.True((await new JournalVerifier(Database).VerifyAsync(null, default)).IsWhole);
    }

    [Fact]
    public async Task An_older_journal_moves_into_its_months_entry_by_entry()
    {
        await using var test = await TestDatabase.CreateAsync(DatabaseKind.PostgreSql, migrate: false);
        var before = Migration.For(DatabaseKind.PostgreSql).TakeWhile(one => !one.Name.EndsWith("partitions", StringComparison.Ordinal));
        await new Migrator(test.Database, TimeProvider.System, [.. before]).MigrateAsync(default);
        await using var connection = await test.Database.OpenAsync(default);
        for (var i = 0; i < 40; i++)
        {
            await connection.ExecuteAsync(
                """
                INSERT INTO dossier_event (dossier, seq, at, actor, type, body, hash)
                VALUES (@dossier, @seq, @at, 'a', 't', '{}', '\x00')
                """,
                new { dossier = $"d{i % 7}", seq = (i / 7) + 1, at = Noon.AddDays(i * 11).ToUnixTimeMilliseconds() });
        }

        await connection.ExecuteAsync("DELETE FROM dossier_event WHERE position = (SELECT max(position) FROM dossier_event)");
        var reader = new JournalReader(test.Database);
        var entries = await AllAsync(reader, 39);

        await new Migrator(test.Database, TimeProvider.System).MigrateAsync(default);

        Assert.Equal(entries.Select(Text), (await AllAsync(reader, 39)).Select(Text));
        Assert.True(await connection.ExecuteScalarAsync<int>(
            "SELECT count(DISTINCT tableoid) FROM dossier_event WHERE tableoid <> 'dossier_event_stray'::regclass") > 10);
        await connection.ExecuteAsync(
            "INSERT INTO dossier_event (dossier, seq, at, actor, type, body, hash) VALUES ('new', 1, 0, 'a', 't', '{}', '')");
        Assert.Equal(41, await connection.ExecuteScalarAsync<long>("SELECT max(position) FROM dossier_event"));
    }

    private static JournalAppend At(
        string stream, DateTimeOffset at, int revision = 0, ReadOnlyMemory<byte> head = default) =>
        Append(stream, revision, head) with { Events = [Event("""{"a":1}""", at)] };

    private async Task<List<string>> ReadAsync() =>
        [.. (await AllAsync(new JournalReader(Database), 5)).Select(Text)];

    /// <summary>Other tests on the same server hold back those who read the journal.</summary>
    private static async Task<IReadOnlyList<JournalEntry>> AllAsync(JournalReader reader, int count)
    {
        while (true)
        {
            var entries = await reader.ReadAsync(StreamKind.Dossier, JournalPosition.Start, 1_000, default);
            if (entries.Length == count)
                return entries;
            await Task.Delay(10);
        }
    }

    private static string Text(JournalEntry entry) => string.Create(
        CultureInfo.InvariantCulture, $"{entry.Position} {entry.Stream} {entry.Sequence} {entry.At:O} {Hex(entry.Hash)}");
}
