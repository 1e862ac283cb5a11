using System.Collections.Concurrent;
using System.Threading.Channels;
using Dapper;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Portal.Grains.Journal;
using Portal.Grains.Journal.Verifying;
using Portal.Grains.Journal.Writing;
using Portal.Grains.Storage;
using Portal.Testing.Databases;
using Portal.Testing.Telemetry;

namespace Portal.Grains.Tests.Journal;

/// <summary>A PostgreSQL server of its own that is killed in the middle of the work.</summary>
public sealed class JournalOutageTests : IAsyncLifetime
{
    private ThrowAwayPostgres? server;
    private PortalDatabase? database;

    public async Task InitializeAsync()
    {
        server = await ThrowAwayPostgres.StartNewAsync();
        database = PortalDatabase.Open(new PortalDatabaseOptions
        {
            Provider = DatabaseKind.PostgreSql, ConnectionString = server.ConnectionString + ";Pooling=false",
        });
        await new Migrator(database, TimeProvider.System).MigrateAsync(default);
    }

    public async Task DisposeAsync()
    {
        await database!.DisposeAsync();
        await server!.DisposeAsync();
    }

    [Fact]
    public async Task While_the_database_is_away_an_append_fails_after_the_patience_and_later_ones_go_through()
    {
        await using var journal = Start(TimeSpan.FromSeconds(1));
        await JournalTestBase.AppendedAsync(journal, JournalTestBase.Append("before"));
        server!.Kill();

        // The first may still meet the broken connection; the second waits for a new one, in vain.
        var broken = JournalTestBase.Append("broken");
        await Assert.ThrowsAsync<JournalUnavailableException>(() => journal.AppendAsync(broken, default).AsTask());
        var waiting = JournalTestBase.Append("waiting");
        await Assert.ThrowsAsync<JournalUnavailableException>(() => journal.AppendAsync(waiting, default).AsTask());
        Assert.Equal(2, Observed.Of("portal.journal.failures", journal)[""]);

        await server.StartAsync();
        await JournalTestBase.AppendedAsync(journal, JournalTestBase.Append("after"));
    }

    [Fact]
    public async Task Those_who_wait_for_a_database_that_is_away_are_counted_and_bounded()
    {
        var log = new EventIds();
        await using var journal = Start(TimeSpan.FromMinutes(10), maxWaiting: 2, log);
        server!.Kill();
        var waiting = new List<Task<AppendOutcome>>();
        foreach (var stream in (string[])["first", "second"])
            waiting.Add(journal.AppendAsync(JournalTestBase.Append(stream), default).AsTask());

        // Twice in vain: whoever tries to connect has taken them out of the queue, and they wait as before.
        await log.NextAsync(2002);
        await log.NextAsync(2002);
        Assert.Equal(2, Observed.Of("portal.journal.queue", journal)[""]);
        var refused = JournalTestBase.Append("refused");
        await Assert.ThrowsAsync<JournalUnavailableException>(() => journal.AppendAsync(refused, default).AsTask());

        await server.StartAsync();
        Assert.All(await Task.WhenAll(waiting), outcome => Assert.IsType<AppendOutcome.Appended>(outcome));
        Assert.Equal(0, Observed.Of("portal.journal.queue", journal)[""]);
    }

    [Fact]
    public async Task A_server_that_takes_connections_and_answers_nothing_keeps_nobody_waiting_for_ever()
    {
        await using var journal = Start(TimeSpan.FromSeconds(1));
        await JournalTestBase.AppendedAsync(journal, JournalTestBase.Append("before"));
        await server!.FreezeAsync();

        // The first is on its way to the database, which keeps silent; the second finds no connection.
        foreach (var stream in (string[])["silent", "waiting"])
        {
            var append = journal.AppendAsync(JournalTestBase.Append(stream), default).AsTask();
            await Assert.ThrowsAsync<JournalUnavailableException>(() => append.WaitAsync(TimeSpan.FromSeconds(30)));
        }

        await server.ThawAsync();
        await JournalTestBase.AppendedAsync(journal, JournalTestBase.Append("after"));
    }

    [Fact]
    public async Task A_stop_that_is_cut_short_fails_what_waits_for_the_database()
    {
        await using var journal = Start(TimeSpan.FromMinutes(10));
        server!.Kill();
        var waiting = journal.AppendAsync(JournalTestBase.Append("waiting"), default).AsTask();

        await journal.StopAsync(new CancellationToken(true));

        await Assert.ThrowsAsync<JournalUnavailableException>(() => waiting);
        await server.StartAsync();
    }

    [Fact]
    public async Task What_was_acknowledged_survives_the_death_of_the_database()
    {
        var acknowledged = new ConcurrentDictionary<string, int>();
        for (var round = 0; round < 3; round++)
        {
            await using var journal = Start(TimeSpan.FromSeconds(2));
            var workers = Enumerable.Range(0, 16)
                .Select(worker => Task.Run(() => AppendUntilItFailsAsync(journal, $"{round}-{worker}", acknowledged)))
                .ToList();
            var goal = acknowledged.Values.Sum() + 300;
            while (acknowledged.Values.Sum() < goal)
                await Task.Delay(5);

            server!.Kill();
            await Task.WhenAll(workers);
            await server.StartAsync();

            await using var connection = await database!.OpenAsync(default);
            var stored = (await connection.QueryAsync<(string Id, int Revision)>("SELECT id, revision FROM dossier"))
                .ToDictionary(row => row.Id, row => row.Revision);
            Assert.All(acknowledged, sent => Assert.InRange(stored[sent.Key], sent.Value, sent.Value + 1));
            Assert.True((await new JournalVerifier(database).VerifyAsync(null, default)).IsWhole);
        }
    }

    private static async Task AppendUntilItFailsAsync(
        JournalWriter journal, string worker, ConcurrentDictionary<string, int> acknowledged)
    {
        var head = default(ReadOnlyMemory<byte>);
        try
        {
            for (var revision = 0; ; revision++)
            {
                head = await JournalTestBase.AppendedAsync(journal, JournalTestBase.Append(worker, revision, head));
                acknowledged[worker] = revision + 1;
            }
        }
        catch (JournalUnavailableException)
        {
            // The server was killed: this is where the worker's story ends.
        }
    }

    private JournalWriter Start(TimeSpan patience, int maxWaiting = 10_000, ILogger<JournalWriter>? logger = null)
    {
        var options = new JournalOptions { Patience = patience, MaxWaiting = maxWaiting };
        var journal = new JournalWriter(
            database!, options, TimeProvider.System, logger ?? NullLogger<JournalWriter>.Instance);
        journal.StartAsync(default);
        return journal;
    }

    /// <summary>The ids of what is logged, one after the other.</summary>
    private sealed class EventIds : ILogger<JournalWriter>
    {
        private readonly Channel<int> ids = Channel.CreateUnbounded<int>();

        public async Task NextAsync(int id)
        {
            while (await ids.Reader.ReadAsync() != id)
            {
                // Something else was logged.
            }
        }

        public bool IsEnabled(LogLevel logLevel) => true;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception,
            Func<TState, Exception?, string> formatter) => ids.Writer.TryWrite(eventId.Id);
    }
}
