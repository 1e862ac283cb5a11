using System.Diagnostics;
using System.Globalization;
using Portal.Testing.Cluster;
using Portal.Testing.Databases;
using Portal.Testing.Load;
using Portal.Testing.Processes;
using Xunit.Abstractions;

namespace Portal.Cluster.Tests;

/// <summary>Two silos and an API process, each with the database role of its kind.</summary>
public sealed class ClusterTests(ITestOutputHelper output)
{
    private const int Warm = 150;

    [Fact]
    public async Task When_a_silo_is_killed_the_others_go_on_within_seconds_and_nothing_is_lost()
    {
        await using var postgres = await ThrowAwayPostgres.StartNewAsync(durable: true);
        using var store = await ClusterStore.CreateAsync(postgres.ConnectionString);
        await using var cluster = new PortalCluster(store);
        await cluster.StartAsync(silos: 2, apis: 1);
        var ledger = new Ledger();
        using var traffic = new Traffic(() => cluster.AddressOf(), ledger);
        await ledger.ReachAsync(Warm);
        await cluster.UntilAsync(async () => await FoldsAsync(store) > 0, "a silo folds");
        AssertNoComplaints(cluster, ledger);

        var victim = cluster.Silos[0];
        var before = ledger.Count;
        var killed = Stopwatch.GetTimestamp();
        await cluster.KillAsync(victim);
        var folds = await FoldsAsync(store);
        await cluster.UntilAsync(async () => await FoldsAsync(store) > folds, "the other silo folds");
        var folded = Stopwatch.GetElapsedTime(killed);
        await cluster.UntilDeadAsync(victim);
        var dead = Stopwatch.GetElapsedTime(killed);
        // Every office is back at work.
        var after = ledger.Count;
        await ledger.ReachAsync(after + Warm);
        var back = Stopwatch.GetElapsedTime(killed);

        await cluster.StartSiloAsync();
        await ledger.ReachAsync(ledger.Count + Warm);
        await traffic.StopAsync();
        AssertNoComplaints(cluster, ledger);
        await AssertNothingLostAsync(store, ledger);
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"fold went on after {folded.TotalSeconds:0.0} s; taken for dead after {dead.TotalSeconds:0.0} s, "
            + $"{after - before} commands meanwhile; {Warm} more by {back.TotalSeconds:0.0} s; {ledger.Outages} times 503"));
        Assert.True(folded < TimeSpan.FromSeconds(20), $"The fold went on after {folded} only.");
        Assert.True(back < TimeSpan.FromSeconds(30), $"Commands went on after {back} only.");
    }

    [Fact]
    public async Task A_silo_that_is_told_to_stop_hands_over_and_nobody_waits_for_long()
    {
        await using var postgres = await ThrowAwayPostgres.StartNewAsync(durable: true);
        using var store = await ClusterStore.CreateAsync(postgres.ConnectionString);
        await using var cluster = new PortalCluster(store);
        await cluster.StartAsync(silos: 2, apis: 1);
        var ledger = new Ledger();
        using var traffic = new Traffic(() => cluster.AddressOf(), ledger);
        await ledger.ReachAsync(Warm);

        var stopped = Stopwatch.GetTimestamp();
        var exitCode = await cluster.StopAsync(cluster.Silos[0], TimeSpan.FromSeconds(60));
        var ended = Stopwatch.GetElapsedTime(stopped);
        await ledger.ReachAsync(ledger.Count + Warm);
        await traffic.StopAsync();

        Assert.Equal(0, exitCode);
        AssertNoComplaints(cluster, ledger);
        await AssertNothingLostAsync(store, ledger);
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"ended after {ended.TotalSeconds:0.0} s; {ledger.Outages} times 503"));
    }

    [Fact]
    public async Task A_silo_that_stood_still_and_comes_back_forks_nothing_and_ends_itself()
    {
        await using var postgres = await ThrowAwayPostgres.StartNewAsync(durable: true);
        using var store = await ClusterStore.CreateAsync(postgres.ConnectionString);
        await using var cluster = new PortalCluster(store);
        await cluster.StartAsync(silos: 2, apis: 1);
        var ledger = new Ledger();
        using var traffic = new Traffic(() => cluster.AddressOf(), ledger);
        await ledger.ReachAsync(Warm);

        var frozen = cluster.Silos[0];
        var since = Stopwatch.GetTimestamp();
        await cluster[frozen].SignalAsync("STOP");
        await cluster.UntilDeadAsync(frozen);
        var dead = Stopwatch.GetElapsedTime(since);
        await ledger.ReachAsync(ledger.Count + Warm);
        await cluster[frozen].SignalAsync("CONT");
        // Its requests of then meet what the others have written since; then it learns that it is dead.
        var exitCode = await cluster[frozen].UntilExitAsync(TimeSpan.FromSeconds(60));
        await cluster.RemoveAsync(frozen);
        await ledger.ReachAsync(ledger.Count + Warm);
        await traffic.StopAsync();

        Assert.NotEqual(0, exitCode);
        AssertNoComplaints(cluster, ledger);
        await AssertNothingLostAsync(store, ledger);
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"taken for dead after {dead.TotalSeconds:0.0} s; {ledger.Outages} times 503"));
    }

    private static async Task<long> FoldsAsync(ClusterStore store)
    {
        await using var connection = await store.OpenAsync();
        return (await connection.QueryAsync("SELECT version FROM score_checkpoint", row => row.GetInt64(0)))[0];
    }

    internal static void AssertNoComplaints(PortalCluster cluster, Ledger ledger) => Assert.True(
        ledger.Complaints.Count == 0, $"{string.Join('\n', ledger.Complaints)}\n{cluster.Output}");

    internal static async Task AssertNothingLostAsync(PortalStore store, Ledger ledger)
    {
        var all = ledger.From(0);
        Assert.Empty(await Auditor.FindLossesAsync(store, all));
        Assert.Empty(await Auditor.FindDifferencesAsync(store, all));
        var (exitCode, text) = await PortalProgram.RunAsync(store, "verify");
        Assert.True(exitCode == 0, text);
    }
}
