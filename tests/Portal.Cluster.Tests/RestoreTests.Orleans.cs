using Portal.Testing.Cluster;
using Portal.Testing.Databases;
using Portal.Testing.Load;
using Portal.Testing.Processes;

namespace Portal.Cluster.Tests;

/// <summary>What docs/backup.md says, command by command: from a running cluster into a new database, as its owner.</summary>
public sealed class RestoreTests : IAsyncLifetime
{
    private readonly string folder = Directory.CreateTempSubdirectory("portal-backup-").FullName;

    private ClusterStore Source { get; set; } = null!;

    private ClusterStore Restored { get; set; } = null!;

    public async Task InitializeAsync()
    {
        var administrator = await PostgresServer.AdminConnectionStringAsync();
        Source = await ClusterStore.CreateAsync(administrator);
        Restored = await ClusterStore.CreateEmptyAsync(administrator);
    }

    public async Task DisposeAsync()
    {
        foreach (var store in (ClusterStore[])[Source, Restored])
        {
            await store.DropAsync(await PostgresServer.AdminConnectionStringAsync());
            store.Dispose();
        }

        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task A_cluster_starts_on_what_was_restored_and_gives_the_answers_that_were_given_before()
    {
        var ledger = new Ledger();
        var address = new Uri("http://127.0.0.1");
        using var client = new PortalClient(() => address, BirthRegistration.Agency, ledger);
        var office = new Office(1, client, ledger);
        Acknowledgement open;
        await using (var cluster = new PortalCluster(Source))
        {
            await cluster.StartAsync(silos: 1, apis: 1);
            address = cluster.AddressOf();
            await FinishAsync(office, await office.SubmitAsync());
            open = await office.SubmitAsync();

            await RunAsync(Source, "backup", "--to", Path.Combine(folder, "taken"));
        }

        var before = ledger.From(0);
        var said = await RunAsync(Restored, "restore", "--from", Path.Combine(folder, "taken"));
        Assert.Contains($"Role {Restored.SiloRole} has its rights.", said, StringComparison.Ordinal);
        Assert.Contains("every chain verifies", said, StringComparison.Ordinal);
        Assert.Equal([("operator", "restore", 200)], await ReadRecordAsync());

        await using var again = new PortalCluster(Restored);
        await again.StartAsync(silos: 1, apis: 1);
        address = again.AddressOf();
        foreach (var acknowledged in before)
            Assert.True((await client.SendAsync(acknowledged.Command)).SameAs(acknowledged.Answer), acknowledged.ToString());
        await FinishAsync(office, open);
        await office.SubmitAsync();
        // The jobs run with the rights of the silo's role.
        await again.UntilAsync(async () => await HasFactAsync(open.Id), "the finished dossier is in the scores");
        BusyCluster.AssertNoComplaints(again, ledger);
        await BusyCluster.AssertNothingLostAsync(Restored, ledger);
    }

    private static async Task FinishAsync(Office office, Acknowledgement step)
    {
        foreach (var (persona, path, json) in BirthRegistration.Steps)
            step = await office.StepAsync(step, persona, path, json);
    }

    private static async Task<string> RunAsync(ClusterStore store, params string[] command)
    {
        var (exitCode, output) = await PortalProgram.RunAsync(store, command);
        Assert.True(exitCode == 0, output);
        return output;
    }

    private async Task<List<(string Actor, string What, int Outcome)>> ReadRecordAsync()
    {
        await using var connection = await Restored.OpenAsync();
        return await connection.QueryAsync(
            "SELECT actor, target, status::integer FROM administration_event", row => (row.GetString(0), row.GetString(1), row.GetInt32(2)));
    }

    private async Task<bool> HasFactAsync(string dossier)
    {
        await using var connection = await Restored.OpenAsync();
        return (await connection.QueryAsync(
            "SELECT count(*) FROM score_fact WHERE id = @id", row => row.GetInt64(0), ("@id", dossier)))[0] > 0;
    }
}
