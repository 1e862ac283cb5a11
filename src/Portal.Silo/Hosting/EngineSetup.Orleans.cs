using Orleans.Configuration;
using Orleans.Runtime.Hosting;
using Orleans.Storage;
using Portal.Grains.Shared;
using Portal.Grains.Storage;
using Portal.Silo.Telemetry;

namespace Portal.Silo.Hosting;

/// <summary>
/// The grains on Orleans (build property <c>PortalEngine=Orleans</c>): a silo inside this process, or a client of the
/// silos of other processes.
/// </summary>
internal static class EngineSetup
{
    public const string Name = "Orleans";

    private const string AdoNetStorage = "portal-ado-net";

    private static readonly TimeSpan ResponseTimeout = TimeSpan.FromSeconds(30);

    public static void AddEngine(this WebApplicationBuilder builder, PortalRole role, ClusterSettings cluster)
    {
        if (role == PortalRole.Api)
        {
            builder.Host.UseOrleansClient(client =>
            {
                client.JoinAsClient(cluster);
                client.Services.KeepOwnTime();
                if (TelemetrySetup.IsOn(builder.Configuration))
                    client.AddActivityPropagation();
            });
            return;
        }

        builder.Host.UseOrleans(silo =>
        {
            silo.Services.KeepOwnTime();
            if (cluster.Enabled)
                silo.Join(cluster);
            else
                silo.StandAlone(cluster, builder.Configuration);
            if (TelemetrySetup.IsOn(builder.Configuration))
                silo.AddActivityPropagation();
            if (builder.Configuration.GetValue("Grains:DetectCallCycles", builder.Environment.IsDevelopment()))
                silo.DetectCallCycles();
            silo.Services.AddGrainStorage(StorageNames.Portal, (services, _) =>
                new StorageBorder(services.GetRequiredKeyedService<IGrainStorage>(AdoNetStorage)));
            silo.AddAdoNetGrainStorage(AdoNetStorage, storage => storage.Configure<PortalDatabase>(
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
    /// The engine has time of its own: heartbeats, time-outs and idleness are real, also while the portal's clock stands at a
    /// moment of a replay (<see cref="Api.Dev.SimulatedClock"/>) and when the machine's is set.
    /// </summary>
    private static void KeepOwnTime(this IServiceCollection services) =>
        services.AddKeyedSingleton<TimeProvider>(KeyedService.AnyKey, new SteadyTime());

    /// <summary>One silo that is its own cluster: it talks to nobody, so any free ports will do.</summary>
    private static void StandAlone(this ISiloBuilder silo, ClusterSettings cluster, IConfiguration configuration)
    {
        silo.UseLocalhostClustering(
            configuration.GetValue<int?>("Cluster:SiloPort") ?? FreePort.Find(),
            configuration.GetValue<int?>("Cluster:GatewayPort") ?? FreePort.Find(),
            serviceId: StorageSetup.ServiceId,
            clusterId: cluster.Id);
        silo.Configure<SiloMessagingOptions>(messaging =>
        {
            messaging.ResponseTimeout = ResponseTimeout;
            messaging.SystemResponseTimeout = ResponseTimeout;
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
}
