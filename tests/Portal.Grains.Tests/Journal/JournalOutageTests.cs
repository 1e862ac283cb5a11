using System.Collections.Concurrent;
using Dapper;
using Microsoft.Extensions.Logging.Abstractions;
using Portal.Grains.Journal;
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

    private JournalWriter Start(TimeSpan patience)
    {
        var journal = new JournalWriter(
            database!, new JournalOptions { Patience = patience }, TimeProvider.System, NullLogger<JournalWriter>.Instance);
        journal.StartAsync(default);
        return journal;
    }
}
