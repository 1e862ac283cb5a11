using System.Diagnostics;
using System.Globalization;
using Portal.Testing.Cluster;
using Portal.Testing.Databases;
using Portal.Testing.Load;
using Xunit.Abstractions;

namespace Portal.Cluster.Tests;

/// <summary>
/// Told to stop while PostgreSQL is away: a silo cannot take itself off the list of members, and must not wait for that.
/// </summary>
public sealed class StopWithoutDatabaseTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData("dead")]
    [InlineData("frozen")]
    public async Task Silo_and_API_end_within_their_limit_and_what_was_under_way_is_told_to_come_back(string database)
    {
        await using var postgres = await ThrowAwayPostgres.StartNewAsync(durable: true);
        using var store = await ClusterStore.CreateAsync(postgres.ConnectionString);
        await using var cluster = new PortalCluster(store, LostDatabase.Settings);
        await cluster.StartAsync(silos: 1, apis: 1);
        var ledger = new Ledger();
        using var client = new PortalClient(() => cluster.AddressOf(), BirthRegistration.Agency, ledger);
        var office = new Office(1, client, ledger);
        var lost = new LostDatabase(postgres, database);
        var commands = await lost.LoseAsync(office);
        var waiting = commands.Select(client.TryAsync).ToArray();
        var silo = await StopAsync(cluster, cluster.Silos[0]);
        Assert.All(await Task.WhenAll(waiting), Assert.Null);
        var api = await StopAsync(cluster, cluster.Apis[0]);
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{database}: silo ended after {silo:0.0} s, API after {api:0.0} s"));

        BusyCluster.AssertNoComplaints(cluster, ledger);
        Assert.Equal(LostDatabase.Waiting, ledger.Outages);

        await lost.FindAsync();
        await cluster.StartAsync(silos: 1, apis: 1);
        foreach (var command in commands)
            Assert.Equal(201, (await client.SendAsync(command)).Status);
        BusyCluster.AssertNoComplaints(cluster, ledger);
        // The answers to what was sent again are not in the ledger: it holds what was acknowledged before.
        Assert.Empty(await Auditor.FindLossesAsync(store, ledger.From(0)));
    }

    private static async Task<double> StopAsync(PortalCluster cluster, string name)
    {
        var told = Stopwatch.GetTimestamp();
        var process = cluster[name];
        var exitCode = await process.StopAsync(TimeSpan.FromMinutes(2));
        var took = Stopwatch.GetElapsedTime(told);
        Assert.True(took < LostDatabase.Most, $"{name} took {took}.\n{process.Output}");
        Assert.True(exitCode == 0, $"{name} ended with {exitCode}.\n{process.Output}");
        await cluster.RemoveAsync(name);
        return took.TotalSeconds;
    }
}
