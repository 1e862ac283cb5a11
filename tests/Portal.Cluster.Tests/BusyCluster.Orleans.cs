using Portal.Testing.Cluster;
using Portal.Testing.Databases;
using Portal.Testing.Load;
using Portal.Testing.Processes;

namespace Portal.Cluster.Tests;

/// <summary>Two silos and an API process on a PostgreSQL of their own, and offices at work.</summary>
internal sealed class BusyCluster : IAsyncDisposable
{
    /// <summary>So many commands, and caches are warm.</summary>
    public const int Warm = 150;

    private readonly ThrowAwayPostgres postgres;
    private Traffic? traffic;

    private BusyCluster(ThrowAwayPostgres postgres) => this.postgres = postgres;

    public ClusterStore Store { get; private set; } = null!;

    public PortalCluster Cluster { get; private set; } = null!;

    public Ledger Ledger { get; } = new();

    public static async Task<BusyCluster> StartAsync()
    {
        var busy = new BusyCluster(await ThrowAwayPostgres.StartNewAsync(durable: true));
        try
        {
            busy.Store = await ClusterStore.CreateAsync(busy.postgres.ConnectionString);
            busy.Cluster = new PortalCluster(busy.Store);
            await busy.Cluster.StartAsync(silos: 2, apis: 1);
            busy.traffic = new Traffic(() => busy.Cluster.AddressOf(), busy.Ledger);
            await busy.WorkAsync();
            return busy;
        }
        catch
        {
            await busy.DisposeAsync();
            throw;
        }
    }

    /// <summary>Waits for as many commands again.</summary>
    public Task WorkAsync() => Ledger.ReachAsync(Ledger.Count + Warm);

    /// <summary>Ends the work; everything that was acknowledged must be there, once.</summary>
    public async Task EndAsync()
    {
        await traffic!.StopAsync();
        AssertNoComplaints(Cluster, Ledger);
        await TieAuditor.WaitAsync(Store);
        await AssertNothingLostAsync(Store, Ledger);
    }

    public static void AssertNoComplaints(PortalCluster cluster, Ledger ledger) => Assert.True(
        ledger.Complaints.Count == 0, $"{string.Join('\n', ledger.Complaints)}\n{cluster.Output}");

    public static async Task AssertNothingLostAsync(PortalStore store, Ledger ledger)
    {
        var all = ledger.From(0);
        Assert.Empty(await Auditor.FindLossesAsync(store, all));
        Assert.Empty(await Auditor.FindDifferencesAsync(store, all));
        Assert.Empty(await ChainAuditor.FindFaultsAsync(store));
        var (exitCode, text) = await PortalProgram.RunAsync(store, "verify");
        Assert.True(exitCode == 0, text);
    }

    public async ValueTask DisposeAsync()
    {
        traffic?.Dispose();
        if (Cluster is not null)
            await Cluster.DisposeAsync();
        await postgres.DisposeAsync();
        Store?.Dispose();
    }
}
