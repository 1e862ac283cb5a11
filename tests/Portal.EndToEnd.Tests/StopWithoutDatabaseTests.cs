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
    [Theory]
    [InlineData("dead")]
    [InlineData("frozen")]
    public async Task A_portal_without_its_database_ends_within_its_limit_tells_clients_to_come_back_and_loses_nothing(
        string database)
    {
        await using var postgres = await ThrowAwayPostgres.StartNewAsync(durable: true);
        using var store = await PostgresStore.CreateAsync(postgres.ConnectionString);
        var ledger = new Ledger();
        await using var first = await PortalProcess.StartAsync(store, LostDatabase.Settings);
        var address = first.Address;
        using var client = new PortalClient(() => Volatile.Read(ref address), BirthRegistration.Agency, ledger);
        var office = new Office(1, client, ledger);
        var lost = new LostDatabase(postgres, database);
        var commands = await lost.LoseAsync(office);
        var waiting = commands.Select(client.TryAsync).ToArray();
        var told = Stopwatch.GetTimestamp();
        var exitCode = await first.StopAsync(TimeSpan.FromMinutes(2));
        var took = Stopwatch.GetElapsedTime(told);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{database}: ended after {took.TotalSeconds:0.0} s"));

        Assert.True(took < LostDatabase.Most, $"It took {took}.\n{first.Output}");
        Assert.Equal(0, exitCode);
        Assert.All(await Task.WhenAll(waiting), Assert.Null);
        Assert.True(ledger.Complaints.Count == 0, $"{string.Join('\n', ledger.Complaints)}\n{first.Output}");
        // A server that takes connections and answers nothing keeps the driver's threads: not every request hears in time.
        if (lost.IsDead)
            Assert.Equal(LostDatabase.Waiting, ledger.Outages);

        await lost.FindAsync();
        await using var second = await PortalProcess.StartAsync(store);
        Volatile.Write(ref address, second.Address);
        foreach (var command in commands)
            Assert.Equal(201, (await client.SendAsync(command)).Status);
        Assert.Empty(ledger.Complaints);
        Assert.Empty(await Auditor.FindLossesAsync(store, ledger.From(0)));
        await KillSeries.AssertWholeAsync(store);
    }
}
