using System.Net;
using System.Net.Sockets;
using Orleans.Configuration;
using Portal.Grains.Shared;
using Portal.Grains.Storage;

namespace Portal.Silo.Hosting;

/// <summary>The grains in an Orleans silo inside this process (build property <c>PortalEngine=Orleans</c>).</summary>
internal static class EngineSetup
{
    public const string Name = "Orleans";

    private static readonly TimeSpan ResponseTimeout = TimeSpan.FromSeconds(30);

    public static void AddEngine(this WebApplicationBuilder builder)
    {
        var configuration = builder.Configuration;
        if (configuration.GetValue("Cluster:Enabled", false))
        {
            throw new InvalidOperationException(
                "This version runs one Orleans silo. Remove Cluster:Enabled, or start one portal a database.");
        }

        builder.Host.UseOrleans(silo =>
        {
            silo.Configure<ClusterOptions>(cluster =>
            {
                cluster.ServiceId = StorageSetup.ServiceId;
                cluster.ClusterId = configuration["Cluster:Id"] ?? "portal";
            });

            // One silo that is its own cluster: it talks to nobody, so any free ports will do.
            silo.UseLocalhostClustering(
                configuration.GetValue<int?>("Cluster:SiloPort") ?? FreePort(),
                configuration.GetValue<int?>("Cluster:GatewayPort") ?? FreePort(),
                serviceId: StorageSetup.ServiceId,
                clusterId: configuration["Cluster:Id"] ?? "portal");
            silo.Configure<SiloMessagingOptions>(messaging =>
            {
                messaging.ResponseTimeout = ResponseTimeout;
                messaging.SystemResponseTimeout = ResponseTimeout;
            });
            if (configuration.GetValue("Grains:DetectCallCycles", builder.Environment.IsDevelopment()))
                silo.DetectCallCycles();
            silo.AddAdoNetGrainStorage(StorageNames.Portal, storage => storage.Configure<PortalDatabase>(
                (options, database) =>
                {
                    options.Invariant = database.Kind == DatabaseKind.Sqlite ? "System.Data.SQLite" : "Npgsql";
                    options.DataSource = database.DataSource;
                    options.GrainStorageSerializer = new GrainStateSerializer();
                    options.DeleteStateOnClear = true;
                }));
        });
    }

    /// <summary>
    /// Looking at every call costs a sixth of the submissions (ADR 2), so it is for those who write grains. In production
    /// a cycle ends by the response timeout, with an error that names the call.
    /// </summary>
    private static void DetectCallCycles(this ISiloBuilder silo)
    {
        silo.AddIncomingGrainCallFilter<CallCycleFilter>();
        silo.AddOutgoingGrainCallFilter<CallCycleFilter>();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
