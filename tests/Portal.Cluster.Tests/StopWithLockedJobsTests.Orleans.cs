using System.Data.Common;
using Portal.Testing.Databases;
using Portal.Testing.Processes;

namespace Portal.Cluster.Tests;

/// <summary>Told to stop while its jobs wait for a lock that another silo has, and does not let go of.</summary>
public sealed class StopWithLockedJobsTests
{
    /// <summary>Whoever plans jobs holds it.</summary>
    private const string Take =
        """
        INSERT INTO hangfire.lock (resource, updatecount, acquired)
        VALUES ('hangfire:recurring-jobs:lock', 0, now()) ON CONFLICT DO NOTHING
        """;

    /// <summary>Ten seconds behind the clock it is too old, ten seconds ahead of it nobody can have taken it yet.</summary>
    private const string Keep =
        "UPDATE hangfire.lock SET acquired = now() + interval '5 seconds' WHERE resource = 'hangfire:recurring-jobs:lock'";

    /// <summary>The fold is planned every second: while somebody plans, there is one.</summary>
    private const string Planned = "SELECT count(*) FROM hangfire.job WHERE createdat > now() - interval '5 seconds'";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    [Fact]
    public async Task Jobs_that_wait_for_a_lock_leave_the_grains_the_time_to_stop_in_order()
    {
        await using var postgres = await ThrowAwayPostgres.StartNewAsync();
        using var store = await PostgresStore.CreateAsync(postgres.ConnectionString);
        await using var portal = await PortalProcess.StartAsync(store);
        await using var connection = await store.OpenAsync();
        await UntilAsync(async () => await CountPlannedAsync(connection) > 0);
        await UntilAsync(async () => await connection.ExecuteAsync(Take) == 1);
        using var stopped = new CancellationTokenSource();
        var kept = KeepAsync(store, stopped.Token);
        await UntilAsync(async () => await CountPlannedAsync(connection) == 0);

        Assert.Equal(0, await portal.StopAsync(Patience));
        await stopped.CancelAsync();
        await kept;

        Assert.DoesNotContain("still waits for something", portal.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("fail:", portal.Output, StringComparison.Ordinal);
    }

    private static async Task<long> CountPlannedAsync(DbConnection connection) =>
        (await connection.QueryAsync(Planned, row => row.GetInt64(0))).Single();

    private static async Task KeepAsync(PostgresStore store, CancellationToken stopped)
    {
        await using var connection = await store.OpenAsync();
        while (!stopped.IsCancellationRequested)
        {
            await connection.ExecuteAsync(Keep);
            await Task.Delay(1_000, stopped).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private static async Task UntilAsync(Func<Task<bool>> condition)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (!await condition())
            await Task.Delay(50, patience.Token);
    }
}
