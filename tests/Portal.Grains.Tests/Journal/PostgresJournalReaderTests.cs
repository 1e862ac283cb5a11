using Dapper;
using Npgsql;
using Portal.Grains.Journal;
using Portal.Grains.Journal.Reading;
using Portal.Grains.Journal.Streams;
using Portal.Grains.Storage;

namespace Portal.Grains.Tests.Journal;

public sealed class PostgresJournalReaderTests() : JournalReaderTests(DatabaseKind.PostgreSql)
{
    [Fact]
    public async Task Entries_of_a_transaction_that_commits_late_are_not_skipped()
    {
        var journal = await StartWriterAsync();
        await AppendedAsync(journal, Append("before"));
        await using var late = await BeginAsync();
        await InsertAsync(late, "late");
        await AppendedAsync(journal, Append("after"));
        var reader = new JournalReader(Database);

        var held = await reader.ReadAsync(StreamKind.Dossier, JournalPosition.Start, 10, default);
        await late.ExecuteAsync("COMMIT WORK");

        Assert.DoesNotContain("after", held.Select(entry => entry.Stream));
        Assert.Equal(["before", "late", "after"], (await ReadAllAsync(3, page: 1)).Select(entry => entry.Stream));
    }

    [Fact]
    public async Task A_later_transaction_may_take_the_lower_position()
    {
        // The first transaction gets its id before the second, but its position after it.
        await using var first = await BeginAsync();
        await using var second = await BeginAsync();
        await first.ExecuteAsync("SELECT pg_current_xact_id()");
        await InsertAsync(second, "second");
        await InsertAsync(first, "first");
        await first.ExecuteAsync("COMMIT WORK");
        var reader = new JournalReader(Database);
        var early = await reader.ReadAsync(StreamKind.Dossier, JournalPosition.Start, 10, default);
        await second.ExecuteAsync("COMMIT WORK");

        var rest = (await ReadAllAsync(2, page: 10)).Where(entry => early.All(seen => seen.Position != entry.Position));

        Assert.All(early, seen => Assert.All(rest, entry => Assert.True(entry.Position > seen.Position)));
        Assert.Equal(["first", "second"], early.Concat(rest).Select(entry => entry.Stream));
    }

    [Fact]
    public async Task Under_transactions_that_commit_in_any_order_a_reader_gets_every_entry_once_and_never_goes_back()
    {
        const int Writers = 6;
        const int Rounds = 40;
        var writing = Task.WhenAll(Enumerable.Range(0, Writers).Select(writer => Task.Run(async () =>
        {
            var random = new Random(writer);
            for (var round = 0; round < Rounds; round++)
            {
                await using var connection = await BeginAsync();
                for (var i = random.Next(1, 4); i > 0; i--)
                    await InsertAsync(connection, $"{writer}-{round}-{i}");
                // Some take long on the server, so that younger transactions overtake them.
                await connection.ExecuteAsync("SELECT pg_sleep(@Seconds)", new { Seconds = random.NextDouble() / 200 });
                await connection.ExecuteAsync("COMMIT WORK");
            }
        })));

        var reader = new JournalReader(Database);
        var read = new List<JournalEntry>();
        var total = int.MaxValue;
        while (read.Count < total)
        {
            if (writing.IsCompleted && total == int.MaxValue)
            {
                await writing;
                total = await ScalarAsync<int>("SELECT count(*) FROM dossier_event");
            }

            var after = read.Count == 0 ? JournalPosition.Start : read[^1].Position;
            read.AddRange(await reader.ReadAsync(StreamKind.Dossier, after, 5, default));
        }

        Assert.Equal(total, read.Select(entry => entry.Stream).Distinct().Count());
    }

    private async Task<NpgsqlConnection> BeginAsync()
    {
        var connection = (NpgsqlConnection)await Database.OpenAsync(default);
        await connection.ExecuteAsync("START TRANSACTION");
        return connection;
    }

    private static Task<int> InsertAsync(NpgsqlConnection connection, string stream) => connection.ExecuteAsync(
        """
        INSERT INTO dossier_event (dossier, seq, at, actor, type, body, hash)
        VALUES (@stream, 1, 0, 'a', 't', '{}', '')
        """,
        new { stream });
}
