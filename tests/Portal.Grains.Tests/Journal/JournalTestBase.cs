using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using Portal.Grains.Dossiers;
using Portal.Grains.Journal;
using Portal.Grains.Journal.Writing;
using Portal.Grains.Storage;
using Portal.Testing.Databases;

namespace Portal.Grains.Tests.Journal;

/// <summary>A migrated database of its own, and short ways to write to its journal.</summary>
public abstract class JournalTestBase : IAsyncLifetime
{
    internal static readonly DateTimeOffset Noon = new(2026, 8, 28, 12, 0, 0, TimeSpan.Zero);

    private readonly List<JournalWriter> writers = [];
    private readonly DatabaseKind kind;
    private TestDatabase? test;

    private protected JournalTestBase(DatabaseKind kind) => this.kind = kind;

    private protected TestDatabase Test => test ?? throw new InvalidOperationException("Not initialized.");

    private protected PortalDatabase Database => Test.Database;

    public async Task InitializeAsync() => test = await TestDatabase.CreateAsync(kind);

    public virtual async Task DisposeAsync()
    {
        foreach (var writer in writers)
            await writer.DisposeAsync();
        await Test.DisposeAsync();
    }

    private protected async Task<JournalWriter> StartWriterAsync(JournalOptions? options = null, bool start = true)
    {
        var writer = new JournalWriter(
            Database, options ?? new JournalOptions(), TimeProvider.System, NullLogger<JournalWriter>.Instance);
        writers.Add(writer);
        if (start)
            await writer.StartAsync(CancellationToken.None);
        return writer;
    }

    internal static JournalAppend Append(
        string stream,
        int revision = 0,
        ReadOnlyMemory<byte> head = default,
        int events = 1,
        string state = """{"status":"draft"}""",
        string body = """{"a":1}""",
        RememberedAnswer? answer = null) =>
        new(
            stream,
            revision,
            head,
            [.. Enumerable.Range(0, events).Select(i => Event(body, Noon.AddSeconds(i)))],
            Row(Encoding.UTF8.GetBytes(state)),
            answer);

    private protected static NewEvent Event(string body, DateTimeOffset at) =>
        new(at, "citizen:1", "dossier.drafted", Encoding.UTF8.GetBytes(body));

    private protected static DossierRow Row(ReadOnlyMemory<byte> state) => new(state)
    {
        Applicant = "citizen-1",
        FiledBy = "citizen-1",
        Procedure = "1.001193",
        ProcedureVersion = 1,
        Field = "HT",
        Agency = "H44.03",
        Channel = 1,
        OnlineKind = 4,
        Status = 0,
        CreatedAt = Noon,
        UpdatedAt = Noon,
    };

    private protected static RememberedAnswer Answer(string key, string body = """{"id":"x"}""", byte hash = 1) =>
        new("citizen-1", key, Enumerable.Repeat(hash, 32).ToArray(), 201, "\"1\"", "/x", Encoding.UTF8.GetBytes(body));

    internal static async Task<ReadOnlyMemory<byte>> AppendedAsync(IJournal journal, JournalAppend append) =>
        Assert.IsType<AppendOutcome.Appended>(await journal.AppendAsync(append, CancellationToken.None)).Head;

    private protected async Task<T> ScalarAsync<T>(string sql)
    {
        await using var connection = await Database.OpenAsync(CancellationToken.None);
        return (await Dapper.SqlMapper.ExecuteScalarAsync<T>(connection, sql))!;
    }

    private protected async Task ExecuteAsync(string sql, object? parameters = null)
    {
        await using var connection = await Database.OpenAsync(CancellationToken.None);
        await Dapper.SqlMapper.ExecuteAsync(connection, sql, parameters);
    }

    private protected static string Hex(ReadOnlyMemory<byte> value) => Convert.ToHexString(value.Span);
}
