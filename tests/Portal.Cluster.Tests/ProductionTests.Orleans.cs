using System.Net;
using Portal.Testing.Cluster;
using Portal.Testing.Databases;
using Portal.Testing.Load;

namespace Portal.Cluster.Tests;

/// <summary>
/// A cluster in the environment that is deployed, with certificates, and tokens of an issuer of its own: nothing of development
/// is there to help.
/// </summary>
public sealed class ProductionTests
{
    [Fact]
    public async Task A_cluster_in_production_takes_dossiers_to_their_end_and_gives_nobody_a_token()
    {
        await using var issuer = await OpenIdIssuer.StartAsync();
        await using var postgres = await ThrowAwayPostgres.StartNewAsync();
        using var store = await ClusterStore.CreateAsync(postgres.ConnectionString);
        using var authority = new ClusterAuthority();
        var certificates = Path.Combine(store.DataDirectory, "certificates");
        authority.Issue(certificates);
        await using var cluster = new PortalCluster(
            store, new Dictionary<string, string>(issuer.Settings) { ["Cluster__CertificateDirectory"] = certificates });
        await cluster.StartAsync(silos: 2, apis: 1);
        var ledger = new Ledger();
        using var client = new PortalClient(() => cluster.AddressOf(), BirthRegistration.Agency, ledger, issuer.TokenOf);

        await Task.WhenAll(Enumerable.Range(1, 4).Select(async index =>
        {
            var office = new Office(index, client, ledger);
            var step = await office.SubmitAsync();
            foreach (var (persona, path, json) in BirthRegistration.Steps)
                step = await office.StepAsync(step, persona, path, json);
        }));

        BusyCluster.AssertNoComplaints(cluster, ledger);
        await BusyCluster.AssertNothingLostAsync(store, ledger);
        using var http = new HttpClient { BaseAddress = cluster.AddressOf() };
        using var refused = await http.PostAsync(new Uri("/dev/token", UriKind.Relative), new StringContent("""{"persona":"citizen"}"""));
        Assert.Equal(HttpStatusCode.NotFound, refused.StatusCode);
        foreach (var name in cluster.Apis.Concat(cluster.Silos))
            Assert.Equal(0, await cluster.StopAsync(name, TimeSpan.FromSeconds(60)));
    }
}
