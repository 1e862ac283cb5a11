using System.Text;
using Portal.Grains.Journal;
using Portal.Grains.Journal.Reading;
using Portal.Grains.Journal.Streams;
using Portal.Grains.Journal.Writing;
using Portal.Grains.Storage;

namespace Portal.Grains.Tests.Journal;

public sealed class SqliteJournalReaderTests() : JournalReaderTests(DatabaseKind.Sqlite);

public abstract class JournalReaderTests : JournalTestBase
{
    private protected JournalReaderTests(DatabaseKind kind)
        : base(kind)
    {
    }

    [Fact]
    public async Task Entries_come_in_pages_each_once_and_in_order()
    {
        var journal = await StartWriterAsync(new JournalOptions { Lanes = 2, MaxBatch = 16 });
        await Task.WhenAll(Enumerable.Range(0, 200).Select(i =>
            journal.AppendAsync(Append($"d-{i}", events: 2), default).AsTask()));

        var entries = await ReadAllAsync(400, page: 7);

        Assert.Equal(400, entries.Select(entry => (entry.Stream, entry.Sequence)).Distinct().Count());
        Assert.Equal(entries.OrderBy(entry => entry.Position), entries);
        Assert.Empty(await new JournalReader(Database).ReadAsync(StreamKind.Petition, JournalPosition.Start, 10, default));
    }

    [Fact]
    public async Task An_entry_is_read_as_it_was_written()
    {
        var journal = await StartWriterAsync();
        var head = await AppendedAsync(journal, Append("d-1", body: "{\"x\": \"ộ\"}"));

        var entry = Assert.Single(await ReadAllAsync(1, page: 10));

        Assert.Equal(
            ("d-1", 1, Noon, "citizen:1", "dossier.drafted"),
            (entry.Stream, entry.Sequence, entry.At, entry.Actor, entry.Type));
        Assert.Equal("{\"x\": \"ộ\"}", Encoding.UTF8.GetString(entry.Body.Span));
        Assert.Equal(Hex(head), Hex(entry.Hash));
        Assert.Equal(entry.Position, JournalPosition.Parse(entry.Position.ToString()));
    }

    [Fact]
    public async Task The_history_of_one_stream_comes_in_pages()
    {
        var journal = await StartWriterAsync();
        await AppendedAsync(journal, Append("d-1", events: 5));
        await AppendedAsync(journal, Append("d-2", events: 5));
        var reader = new JournalReader(Database);

        var first = await reader.ReadStreamAsync(StreamKind.Dossier, "d-1", 0, 3, default);
        var second = await reader.ReadStreamAsync(StreamKind.Dossier, "d-1", first[^1].Sequence, 3, default);

        Assert.Equal([1, 2, 3, 4, 5], first.Concat(second).Select(entry => entry.Sequence));
        Assert.All(first.Concat(second), entry => Assert.Equal("d-1", entry.Stream));
    }

    [Fact]
    public async Task The_row_of_a_stream_is_loaded_with_its_head_and_state()
    {
        var journal = await StartWriterAsync();
        var head = await AppendedAsync(journal, Append("d-1", events: 3, state: "{\"tên\":1}"));
        var store = new StreamStore(Database);

        var stored = await store.LoadAsync(StreamKind.Dossier, "d-1", default);

        Assert.Equal((3, Hex(head)), (stored!.Revision, Hex(stored.Head)));
        Assert.Equal("{\"tên\":1}", Encoding.UTF8.GetString(stored.State.Span));
        Assert.Null(await store.LoadAsync(StreamKind.Dossier, "d-2", default));
    }

    /// <summary>
    /// Reads page by page until so many entries have come. Transactions of other tests on the same server may hold the
    /// newest entries back for a moment, so it asks again; an entry that is skipped never comes and the test fails.
    /// </summary>
    private protected async Task<List<JournalEntry>> ReadAllAsync(int count, int page)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        var reader = new JournalReader(Database);
        var entries = new List<JournalEntry>();
        while (entries.Count < count)
        {
            var after = entries.Count == 0 ? JournalPosition.Start : entries[^1].Position;
            entries.AddRange(await reader.ReadAsync(StreamKind.Dossier, after, page, limit.Token));
        }

        return entries;
    }
}
