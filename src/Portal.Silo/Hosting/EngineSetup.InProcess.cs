using Orleans.InProcess;
using Orleans.Runtime.Hosting;
using Portal.Grains.Dossiers;
using Portal.Grains.Shared;
using Portal.Grains.Storage;

namespace Portal.Silo.Hosting;

/// <summary>The grains in this one process (build property <c>PortalEngine=InProcess</c>).</summary>
internal static class EngineSetup
{
    public const string Name = "InProcess";

    /// <exception cref="InvalidOperationException">The configuration asks for a cluster.</exception>
    public static void AddEngine(this WebApplicationBuilder builder, PortalRole role, ClusterSettings cluster)
    {
        if (role != PortalRole.All || cluster.Enabled)
        {
            throw new InvalidOperationException(
                $"The InProcess engine is one process and cannot form a cluster (Portal:Role={role}, "
                + $"Cluster:Enabled={cluster.Enabled}). Use the Orleans engine (./portal engine), or remove both settings.");
        }

        builder.Services.AddInProcessGrains(typeof(IDossierGrain).Assembly);
        builder.Services.AddGrainStorage(
            StorageNames.Portal,
            (services, _) => new AdoGrainStorage(services.GetRequiredService<GrainStateStore>()));
    }
}
