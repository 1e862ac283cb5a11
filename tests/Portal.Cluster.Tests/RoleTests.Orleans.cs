using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Orleans;
using Orleans.Runtime;
using Portal.Silo.Hosting;
using Portal.Testing.Cluster;
using Portal.Testing.Databases;
using Portal.Testing.Load;

namespace Portal.Cluster.Tests;

/// <summary>What each role does in a running cluster: two silos, two API processes.</summary>
public sealed class RoleTests : IAsyncLifetime
{
    private const string Procedure = "9.000001";

    private const string File =
        """
        [{"code":"9.000001","name":"Thủ tục thử nghiệm","field":"Thử nghiệm","onlineKind":"full","levels":["commune"],
          "channels":["online"],"timeLimit":{"value":5,"unit":"working_day"},"fee":{"type":"free","amount":0},
          "subjects":["citizen"],"completeness":"full","hasDocumentResult":true,"components":[]}]
        """;

    private ClusterStore? store;

    private PortalCluster Cluster { get; set; } = null!;

    public async Task InitializeAsync()
    {
        store = await ClusterStore.CreateAsync(await PostgresServer.AdminConnectionStringAsync());
        Cluster = new PortalCluster(store);
        await Cluster.StartAsync(silos: 2, apis: 2);
    }

    public async Task DisposeAsync()
    {
        await Cluster.DisposeAsync();
        await store!.DropAsync(await PostgresServer.AdminConnectionStringAsync());
        store.Dispose();
    }

    [Fact]
    public async Task Dossiers_are_spread_over_the_silos_and_processed_to_their_end_through_the_API()
    {
        var ledger = new Ledger();
        using var client = new PortalClient(() => Cluster.AddressOf(), BirthRegistration.Agency, ledger);
        var offices = Enumerable.Range(1, 8).Select(index => new Office(index, client, ledger)).ToList();
        await using var member = await JoinAsync();
        // A silo that has more to do than the other at the moment is given none.
        await Cluster.UntilAsync(
            async () =>
            {
                await Task.WhenAll(offices.Select(ProcessAsync));
                return (await CountDossiersAsync(member)).All(silo => silo.Value > 0);
            },
            "every silo has dossiers in memory");
        await member.StopAsync();

        await BusyCluster.AssertNothingLostAsync(store!, ledger);
        // Whoever reads at the other API process sees the same.
        using var http = new HttpClient { BaseAddress = Cluster.AddressOf(1) };
        using var found = await http.GetAsync(new Uri("/api/v1/catalogue/procedures/1.001193", UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, found.StatusCode);
    }

    [Fact]
    public async Task What_is_published_through_one_process_is_known_to_all_within_seconds()
    {
        var ledger = new Ledger();
        using var client = new PortalClient(() => Cluster.AddressOf(), BirthRegistration.Agency, ledger);
        var import = new PortalCommand(
            "administrator", "administrator-1", "import", "/api/v1/administration/imports/procedures", null, File);

        Assert.Equal(200, (await client.SendAsync(import)).Status);

        // At once where it was published, and soon at the others: the other API process, and every silo.
        Assert.Equal(HttpStatusCode.OK, await AskAsync(0));
        await Cluster.UntilAsync(async () => await AskAsync(1) == HttpStatusCode.OK, "the other API knows the procedure");
        var attempt = 0;
        await Cluster.UntilAsync(
            async () =>
            {
                attempt++;
                var drafts = await Task.WhenAll(Enumerable.Range(0, 24).Select(i => client.SendAsync(Draft(attempt, i))));
                return drafts.All(draft => draft.Status == 201);
            },
            "both silos know the procedure");
        Assert.Empty(ledger.Complaints);
    }

    [Fact]
    public async Task A_silo_serves_health_and_nothing_else()
    {
        using var silo = new HttpClient { BaseAddress = Cluster[Cluster.Silos[0]].Address };
        using var api = new HttpClient { BaseAddress = Cluster.AddressOf() };

        foreach (var path in (string[])["/health/live", "/health/started", "/health/ready"])
        {
            Assert.Equal(HttpStatusCode.OK, await StatusAsync(silo, path));
            Assert.Equal(HttpStatusCode.OK, await StatusAsync(api, path));
        }

        foreach (var path in (string[])["/", "/api/v1/catalogue/agencies", "/swagger/index.html", "/dev/personas", "/jobs"])
            Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(silo, path));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(api, "/api/v1/catalogue/agencies"));
    }

    [Fact]
    public async Task What_fails_in_a_silo_crosses_to_the_API_without_a_word_of_its_database()
    {
        var ledger = new Ledger();
        using var client = new PortalClient(() => Cluster.AddressOf(), BirthRegistration.Agency, ledger);
        var dossier = await new Office(1, client, ledger).SubmitAsync();
        await using (var connection = await store!.OpenAsync())
            await connection.ExecuteAsync($"REVOKE SELECT ON dossier FROM {store.SiloRole}");

        var acceptance = new PortalCommand(
            "reception", "reception-1", "broken-silo-1", $"/api/v1/agency/dossiers/{dossier.Id}/acceptance", dossier.ETag, "{}");
        Assert.Null(await client.TryAsync(acceptance));

        // A mistake of the installation is no outage: nobody is told to come back soon.
        var complaint = Assert.Single(ledger.Complaints);
        Assert.Contains("server.error", complaint, StringComparison.Ordinal);
        var api = Cluster[Cluster.Apis[0]].Output;
        Assert.Contains("GrainFailedException", api, StringComparison.Ordinal);
        Assert.DoesNotContain("42501", api, StringComparison.Ordinal);
        Assert.Contains(Cluster.Silos, silo => Cluster[silo].Output.Contains("42501", StringComparison.Ordinal));
    }

    private static PortalCommand Draft(int attempt, int index)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"draft-{attempt}-{index}");
        return new PortalCommand(
            "citizen", name, name, "/api/v1/citizen/drafts", null,
            $$"""{"procedure":"{{Procedure}}","agency":"{{BirthRegistration.Agency}}"}""");
    }

    private async Task<HttpStatusCode> AskAsync(int api)
    {
        using var http = new HttpClient { BaseAddress = Cluster.AddressOf(api) };
        return await StatusAsync(http, $"/api/v1/catalogue/procedures/{Procedure}");
    }

    private static async Task<HttpStatusCode> StatusAsync(HttpClient http, string path)
    {
        using var answer = await http.GetAsync(new Uri(path, UriKind.Relative));
        return answer.StatusCode;
    }

    /// <summary>A dossier from its submission to its end.</summary>
    private static async Task ProcessAsync(Office office)
    {
        var step = await office.SubmitAsync();
        foreach (var (persona, path, json) in BirthRegistration.Steps)
            step = await office.StepAsync(step, persona, path, json);
    }

    /// <summary>Joins the cluster as one more API process, inside the test.</summary>
    private async Task<WebApplication> JoinAsync()
    {
        var app = PortalHost.Build(new RunOptions
        {
            Port = 0,
            Role = PortalRole.Api,
            Demo = false,
            DataDirectory = store!.DataDirectory,
            Environment = "Development",
            Settings = new Dictionary<string, string?>
            {
                ["Database:Provider"] = "PostgreSql",
                ["Database:ConnectionString"] = store.As(store.ApiRole),
                ["Cluster:Enabled"] = "true",
                ["Logging:LogLevel:Default"] = "Warning",
            },
        });
        await app.StartAsync();
        return app;
    }

    /// <summary>How many dossiers each silo has in memory.</summary>
    private static async Task<Dictionary<SiloAddress, int>> CountDossiersAsync(WebApplication member)
    {
        var management = member.Services.GetRequiredService<IClusterClient>().GetGrain<IManagementGrain>(0);
        var silos = (await management.GetHosts(onlyActive: true)).Keys.ToArray();
        var grains = await management.GetSimpleGrainStatistics(silos);
        return silos.ToDictionary(silo => silo, silo => grains
            .Where(one => one.SiloAddress.Equals(silo) && one.GrainType.Contains("DossierGrain", StringComparison.Ordinal))
            .Sum(one => one.ActivationCount));
    }
}
