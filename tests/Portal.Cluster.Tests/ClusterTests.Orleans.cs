using System.Diagnostics;
using System.Globalization;
using Portal.Testing.Databases;
using Xunit.Abstractions;

namespace Portal.Cluster.Tests;

/// <summary>Two silos and an API process, each with the database role of its kind.</summary>
public sealed class ClusterTests(ITestOutputHelper output)
{
    private static readonly TimeSpan EndLimit = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task When_the_silo_that_folds_is_killed_in_the_middle_the_others_go_on_within_seconds_and_nothing_is_lost()
    {
        await using var busy = await BusyCluster.StartAsync();
        var (cluster, ledger) = (busy.Cluster, busy.Ledger);

        long killed, folds;
        string holder;
        int before;
        await using (var obstacle = await busy.Store.OpenAsync())
        {
            // A pass gets as far as its counters, and holds the checkpoint meanwhile.
            await obstacle.ExecuteAsync("BEGIN; LOCK TABLE score_counter IN SHARE MODE");
            holder = await FindHolderAsync(busy);
            before = ledger.Count;
            killed = Stopwatch.GetTimestamp();
            await cluster.KillAsync(holder);
            folds = await FoldsAsync(busy);
        }

        await cluster.UntilAsync(async () => await FoldsAsync(busy) > folds, "the other silo folds");
        var folded = Stopwatch.GetElapsedTime(killed);
        await cluster.UntilDeadAsync(holder);
        var dead = Stopwatch.GetElapsedTime(killed);
        // Every office is back at work.
        var after = ledger.Count;
        await busy.WorkAsync();
        var back = Stopwatch.GetElapsedTime(killed);

        await cluster.StartSiloAsync();
        await busy.WorkAsync();
        await busy.EndAsync();
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"fold went on after {folded.TotalSeconds:0.0} s; taken for dead after {dead.TotalSeconds:0.0} s, "
            + $"{after - before} commands meanwhile; {BusyCluster.Warm} more by {back.TotalSeconds:0.0} s; {ledger.Outages} times 503"));
        Assert.True(folded < TimeSpan.FromSeconds(20), $"The fold went on after {folded} only.");
        Assert.True(back < TimeSpan.FromSeconds(30), $"Commands went on after {back} only.");
    }

    [Fact]
    public async Task A_silo_that_is_told_to_stop_hands_over_and_nobody_waits_for_long()
    {
        await using var busy = await BusyCluster.StartAsync();
        var cluster = busy.Cluster;

        var stopped = Stopwatch.GetTimestamp();
        var exitCode = await cluster.StopAsync(cluster.Silos[0], EndLimit);
        var ended = Stopwatch.GetElapsedTime(stopped);
        await busy.WorkAsync();
        await busy.EndAsync();

        Assert.Equal(0, exitCode);
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"ended after {ended.TotalSeconds:0.0} s; {busy.Ledger.Outages} times 503"));
    }

    [Fact]
    public async Task A_silo_that_stood_still_and_comes_back_forks_nothing_and_ends_itself()
    {
        await using var busy = await BusyCluster.StartAsync();
        var cluster = busy.Cluster;

        var frozen = cluster.Silos[0];
        var since = Stopwatch.GetTimestamp();
        await cluster[frozen].SignalAsync("STOP");
        await cluster.UntilDeadAsync(frozen);
        var dead = Stopwatch.GetElapsedTime(since);
        await busy.WorkAsync();
        await cluster[frozen].SignalAsync("CONT");
        // Its requests of then meet what the others have written since; then it learns that it is dead.
        var exitCode = await cluster[frozen].UntilExitAsync(EndLimit);
        await cluster.RemoveAsync(frozen);
        await busy.WorkAsync();
        await busy.EndAsync();

        Assert.NotEqual(0, exitCode);
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"taken for dead after {dead.TotalSeconds:0.0} s; {busy.Ledger.Outages} times 503"));
    }

    /// <summary>Name of the silo whose pass waits for the counters.</summary>
    private static async Task<string> FindHolderAsync(BusyCluster busy)
    {
        string? holder = null;
        await busy.Cluster.UntilAsync(
            async () =>
            {
                await using var connection = await busy.Store.OpenAsync();
                holder = (await connection.QueryAsync(
                    """
                    SELECT a.application_name FROM pg_locks AS l JOIN pg_stat_activity AS a ON a.pid = l.pid
                    WHERE l.relation = 'score_counter'::regclass AND NOT l.granted
                    """,
                    row => row.GetString(0))).FirstOrDefault();
                return holder is not null;
            },
            "a silo folds");
        return holder!;
    }

    private static async Task<long> FoldsAsync(BusyCluster busy)
    {
        await using var connection = await busy.Store.OpenAsync();
        return (await connection.QueryAsync("SELECT version FROM score_checkpoint", row => row.GetInt64(0)))[0];
    }
}
