using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using Portal.Silo.Links;
using Portal.Testing.Cluster;
using Portal.Testing.Databases;
using Portal.Testing.Load;

namespace Portal.Cluster.Tests;

/// <summary>A cluster whose processes show each other certificates: two silos and an API process.</summary>
public sealed class TlsTests : IAsyncLifetime, IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly ClusterAuthority authority = new();
    private ClusterStore? store;

    private PortalCluster Cluster { get; set; } = null!;

    private string Certificates => Path.Combine(store!.DataDirectory, "certificates");

    public async Task InitializeAsync()
    {
        store = await ClusterStore.CreateAsync(await PostgresServer.AdminConnectionStringAsync());
        authority.Issue(Certificates);
        Cluster = new PortalCluster(store, new Dictionary<string, string> { ["Cluster__CertificateDirectory"] = Certificates });
        await Cluster.StartAsync(silos: 2, apis: 1);
    }

    public async Task DisposeAsync()
    {
        await Cluster.DisposeAsync();
        await store!.DropAsync(await PostgresServer.AdminConnectionStringAsync());
        store.Dispose();
    }

    public void Dispose() => authority.Dispose();

    [Fact]
    public async Task Work_goes_on_also_when_certificates_are_renewed_and_a_silo_is_replaced()
    {
        var ledger = new Ledger();
        using var traffic = new Traffic(() => Cluster.AddressOf(), ledger);
        await ledger.ReachAsync(100);

        authority.Issue(Certificates);
        await Cluster.KillAsync(Cluster.Silos[0]);
        await Cluster.StartSiloAsync();
        await ledger.ReachAsync(ledger.Count + 200);

        await traffic.StopAsync();
        BusyCluster.AssertNoComplaints(Cluster, ledger);
        await BusyCluster.AssertNothingLostAsync(store!, ledger);
    }

    [Fact]
    public async Task Nobody_is_let_in_to_a_silo_without_a_certificate_of_the_cluster()
    {
        using var others = new ClusterAuthority();
        using var foreign = others.Certify();
        using var expired = authority.Certify(days: -1);

        foreach (var port in await PortsAsync())
        {
            await AssertRefusedAsync(port, null);
            await AssertRefusedAsync(port, foreign);
            await AssertRefusedAsync(port, expired);
            await AssertRefusedWithoutTlsAsync(port);
        }

        Assert.Contains("did not show that it belongs to the cluster", Cluster.Output, StringComparison.Ordinal);
    }

    /// <summary>Between silos, and for API processes.</summary>
    private async Task<IReadOnlyList<int>> PortsAsync()
    {
        await using var connection = await store!.OpenAsync();
        return (await connection.QueryAsync(
            "SELECT port, gateway_port FROM cluster_member", row => (int[])[row.GetInt32(0), row.GetInt32(1)]))[0];
    }

    /// <summary>
    /// TLS 1.3 tells a client only at its first reading that it is not believed. One that is believed would wait there, as it is
    /// the one to speak first.
    /// </summary>
    private async Task AssertRefusedAsync(int port, X509Certificate2? shown)
    {
        using var limit = new CancellationTokenSource(Patience);
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, port, limit.Token);
        await using var stream = new SslStream(client.GetStream());
        var cluster = new ClusterCertificate(Certificates, TimeProvider.System);
        var options = new SslClientAuthenticationOptions
        {
            TargetHost = "portal",
            EnabledSslProtocols = SslProtocols.Tls13,
            RemoteCertificateValidationCallback = (_, silo, _, _) => cluster.Certifies((X509Certificate2)silo!),
            ClientCertificateContext = shown is null ? null : SslStreamCertificateContext.Create(shown, null, offline: true),
        };
        await stream.AuthenticateAsClientAsync(options, limit.Token);
        Assert.Equal(0, await ReadAsync(stream, limit.Token));
    }

    private static async Task AssertRefusedWithoutTlsAsync(int port)
    {
        using var limit = new CancellationTokenSource(Patience);
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, port, limit.Token);
        await client.GetStream().WriteAsync(new byte[64], limit.Token);
        Assert.Equal(0, await ReadAsync(client.GetStream(), limit.Token));
    }

    /// <summary>How much the silo says: nothing, when it ends the connection, in whichever way.</summary>
    private static async Task<int> ReadAsync(Stream stream, CancellationToken limit)
    {
        try
        {
            return await stream.ReadAsync(new byte[64], limit);
        }
        catch (IOException)
        {
            return 0;
        }
    }
}
