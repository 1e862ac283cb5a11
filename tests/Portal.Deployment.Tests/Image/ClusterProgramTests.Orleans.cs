using System.Net;
using System.Runtime.Versioning;
using System.Text.Json.Nodes;
using Portal.Deployment.Tests.Manifests;
using Portal.Testing.Cluster;
using Portal.Testing.Databases;

namespace Portal.Deployment.Tests.Image;

/// <summary>
/// Migration job, silo and API of the cluster overlay, run under the rules of a container on one PostgreSQL, each with its role.
/// </summary>
[UnsupportedOSPlatform("windows")]
[Collection(PublishedTests.Name)]
public sealed class ClusterProgramTests(PublishedFiles published) : IAsyncLifetime, IDisposable
{
    private readonly ContainerFolders folders = new(published.Folder);
    private ClusterStore? database;

    public async Task InitializeAsync() =>
        database = await ClusterStore.CreateEmptyAsync(await PostgresServer.AdminConnectionStringAsync());

    public async Task DisposeAsync()
    {
        await database!.DropAsync(await PostgresServer.AdminConnectionStringAsync());
        database.Dispose();
    }

    public void Dispose() => folders.Dispose();

    [Fact]
    public async Task The_job_migrates_then_silo_and_API_start_answer_their_probes_are_backed_up_and_stop_in_order()
    {
        await using (var migrate = Start(Overlay.Cluster.Get("Job", "portal-migrate"), database!.ConnectionString))
            Assert.True(await migrate.ExitAsync() == 0, migrate.Output);

        await using var silo = Start(Overlay.Cluster.Get("Deployment", "portal-silo"), database.As(database.SiloRole));
        await AssertReadyAsync(silo);
        await using var api = Start(Overlay.Cluster.Get("Deployment", "portal-api"), database.As(database.ApiRole));
        using var http = await AssertReadyAsync(api);
        Assert.Equal(HttpStatusCode.OK, (await http.GetAsync("/api/v1/catalogue/agencies")).StatusCode);

        await RunAsync("backup");
        Assert.True(File.Exists(Path.Combine(folders.Backups, "portal-backup-abcde", "manifest.json")));
        await RunAsync("verify");
        Assert.True(await api.StopAsync() == 0, api.Output);
        Assert.True(await silo.StopAsync() == 0, silo.Output);
    }

    private async Task RunAsync(string job)
    {
        await using var command = Containers.Start(
            folders,
            Overlay.Of(job),
            Overlay.Of(job).Get("Job", $"portal-{job}"),
            ("Database__ConnectionString", database!.ConnectionString),
            ("POD_NAME", "portal-backup-abcde"));
        Assert.True(await command.ExitAsync() == 0, command.Output);
    }

    private static async Task<HttpClient> AssertReadyAsync(PublishedProgram program)
    {
        var http = new HttpClient { BaseAddress = await program.ListeningAsync() };
        foreach (var path in (string[])["/health/started", "/health/ready", "/health/live"])
        {
            using var answer = await http.GetAsync(new Uri(path, UriKind.Relative));
            Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{path}: {answer.StatusCode}\n{program.Output}");
        }

        return http;
    }

    /// <summary>What the pod and the secrets would say, said here.</summary>
    private PublishedProgram Start(JsonObject workload, string connectionString) => Containers.Start(
        folders,
        Overlay.Cluster,
        workload,
        ("Database__ConnectionString", connectionString),
        ("Database__SiloRole", database!.SiloRole),
        ("Database__ApiRole", database.ApiRole),
        ("Cluster__AdvertisedAddress", "127.0.0.1"),
        ("Cluster__SiloName", "silo-0"),
        ("Cluster__SiloPort", "0"),
        ("Cluster__GatewayPort", "0"),
        ("OpenTelemetry__Endpoint", null));
}
