using System.Net;
using System.Net.Sockets;
using Orleans.Configuration;
using Portal.Grains.Storage;
using Portal.Silo.Links;

namespace Portal.Silo.Hosting;

/// <summary>Makes silos and clients of several processes one portal, by way of the portal's own database (ADR 14).</summary>
internal static class ClusterSetup
{
    private const string Invariant = "Npgsql";

    /// <summary>A silo among others.</summary>
    public static void Join(this ISiloBuilder silo, ClusterSettings cluster)
    {
        silo.Configure<ClusterOptions>(options => Name(options, cluster));
        silo.Configure<SiloOptions>(options => options.SiloName = cluster.SiloName ?? options.SiloName);
        silo.Configure<EndpointOptions>(options => Listen(options, cluster));
        silo.UseAdoNetClustering(clustering => clustering.Configure<PortalDatabase>((options, database) =>
            (options.Invariant, options.DataSource) = (Invariant, database.DataSource)));
        silo.Configure<ClusterMembershipOptions>(options => Watch(options, cluster));
        silo.Configure<SiloMessagingOptions>(messaging =>
        {
            messaging.ResponseTimeout = cluster.ResponseTimeout;
            messaging.SystemResponseTimeout = cluster.ResponseTimeout;
        });
        silo.Services.AddSingleton(cluster);
        silo.Services.AddLinks(cluster);
        // Outermost first: what leaves the process is what the second one has made of it.
        silo.AddIncomingGrainCallFilter<FailureBorder>();
        silo.AddOutgoingGrainCallFilter<LostSiloRetry>();
    }

    /// <summary>A process without grains.</summary>
    public static void JoinAsClient(this IClientBuilder client, ClusterSettings cluster)
    {
        client.Configure<ClusterOptions>(options => Name(options, cluster));
        client.UseAdoNetClustering(clustering => clustering.Configure<PortalDatabase>((options, database) =>
            (options.Invariant, options.DataSource) = (Invariant, database.DataSource)));
        client.Configure<GatewayOptions>(gateways => gateways.GatewayListRefreshPeriod = TimeSpan.FromSeconds(2));
        client.Configure<ClientMessagingOptions>(messaging => messaging.ResponseTimeout = cluster.ResponseTimeout);
        client.Services.AddSingleton(cluster);
        client.Services.AddLinks(cluster);
        client.AddOutgoingGrainCallFilter<LostSiloRetry>();
    }

    private static void Name(ClusterOptions options, ClusterSettings cluster) =>
        (options.ServiceId, options.ClusterId) = (StorageSetup.ServiceId, cluster.Id);

    private static void Listen(EndpointOptions options, ClusterSettings cluster)
    {
        options.SiloPort = cluster.SiloPort == 0 ? FreePort.Find() : cluster.SiloPort;
        options.GatewayPort = cluster.GatewayPort == 0 ? FreePort.Find() : cluster.GatewayPort;
        if (cluster.AdvertisedAddress is not { Length: > 0 } text)
            return;
        if (!IPAddress.TryParse(text, out var address))
            throw new InvalidOperationException($"Cluster:AdvertisedAddress is '{text}'; it must be an IP address.");

        options.AdvertisedIPAddress = address;
        // What is told to others need not be an address of a network card of this machine, but a loopback stays inside.
        var any = address.AddressFamily == AddressFamily.InterNetworkV6 ? IPAddress.IPv6Any : IPAddress.Any;
        var listen = IPAddress.IsLoopback(address) ? address : any;
        options.SiloListeningEndpoint = new IPEndPoint(listen, options.SiloPort);
        options.GatewayListeningEndpoint = new IPEndPoint(listen, options.GatewayPort);
    }

    /// <summary>
    /// Quick to replace the dead. To be wrong about a silo that was only slow costs its restart and nothing else: what it
    /// still tries to write is refused by the revisions in the database.
    /// </summary>
    private static void Watch(ClusterMembershipOptions options, ClusterSettings cluster)
    {
        options.ProbeTimeout = cluster.ProbeTimeout;
        options.NumMissedProbesLimit = cluster.MissedProbes;
        options.NumVotesForDeathDeclaration = cluster.Votes;
        options.DeathVoteExpirationTimeout = TimeSpan.FromMinutes(1);
        options.TableRefreshTimeout = TimeSpan.FromSeconds(5);
        // After a failure of everything at once, the rows of the dead keep the living waiting for three of these.
        options.IAmAliveTablePublishTimeout = TimeSpan.FromSeconds(5);
        options.DefunctSiloExpiration = TimeSpan.FromDays(1);
        options.DefunctSiloCleanupPeriod = TimeSpan.FromHours(1);
    }
}
