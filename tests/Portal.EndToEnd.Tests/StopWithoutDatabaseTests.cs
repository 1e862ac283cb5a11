using System.Diagnostics;
using System.Globalization;
using Portal.EndToEnd.Tests.Kills;
using Portal.Testing.Databases;
using Portal.Testing.Load;
using Portal.Testing.Processes;
using Xunit.Abstractions;

namespace Portal.EndToEnd.Tests;

/// <summary>Told to stop while PostgreSQL is away: nobody can be waited for.</summary>
public sealed class StopWithoutDatabaseTests(ITestOutputHelper output)
{
    private const int Waiting = 5;

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(18);

    // In which it still takes requests: those of the test are there before the door closes.
    private static readonly TimeSpan Delay = TimeSpan.FromSeconds(2);

    // A busy machine needs a while to end a process, too.
    private static readonly TimeSpan Slack = TimeSpan.FromSeconds(6);

    [Theory]
    [InlineData("dead")]
    [InlineData("frozen")]
    public async Task A_portal_without_its_database_ends_within_its_limit_tells_clients_to_come_back_and_loses_nothing(
        string database)
    {
        await using var postgres = await ThrowAwayPostgres.StartNewAsync(durable: true);
        using var store = await PostgresStore.CreateAsync(postgres.ConnectionString);
        var ledger = new Ledger();
        var settings = new Dictionary<string, string>
        {
            ["Shutdown__Delay"] = Delay.ToString(),
            ["Shutdown__Limit"] = Limit.ToString(),
        };
        await using var first = await PortalProcess.StartAsync(store, settings);
        var address = first.Address;
        using var client = new PortalClient(() => Volatile.Read(ref address), BirthRegistration.Agency, ledger);
        var office = new Office(1, client, ledger);
        for (var i = 0; i < Waiting; i++)
            await office.SubmitAsync();

        if (database == "dead")
            postgres.Kill();
        else
            await postgres.FreezeAsync();
        PortalCommand[] commands =
        [
            .. Enumerable.Range(0, Waiting).Select(i =>
                office.Command("citizen", "/api/v1/citizen/dossiers", null, BirthRegistration.Form(100 + i))),
        ];
        var waiting = commands.Select(client.TryAsync).ToArray();
        var told = Stopwatch.GetTimestamp();
        var exitCode = await first.StopAsync(TimeSpan.FromMinutes(2));
        var took = Stopwatch.GetElapsedTime(told);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{database}: ended after {took.TotalSeconds:0.0} s"));

        Assert.True(took < Delay + Limit + Slack, $"It took {took}.\n{first.Output}");
        Assert.Equal(0, exitCode);
        Assert.All(await Task.WhenAll(waiting), Assert.Null);
        Assert.True(ledger.Complaints.Count == 0, $"{string.Join('\n', ledger.Complaints)}\n{first.Output}");
        // A server that takes connections and answers nothing keeps the driver's threads: not every request hears in time.
        if (database == "dead")
            Assert.Equal(Waiting, ledger.Outages);

        if (database == "dead")
            await postgres.StartAsync();
        else
            await postgres.ThawAsync();
        await using var second = await PortalProcess.StartAsync(store);
        Volatile.Write(ref address, second.Address);
        foreach (var command in commands)
            Assert.Equal(201, (await client.SendAsync(command)).Status);
        Assert.Empty(ledger.Complaints);
        Assert.Empty(await Auditor.FindLossesAsync(store, ledger.From(0)));
        await KillSeries.AssertWholeAsync(store);
    }
}
