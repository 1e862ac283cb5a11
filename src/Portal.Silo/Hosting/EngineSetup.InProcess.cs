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

    public static void AddEngine(this WebApplicationBuilder builder)
    {
        builder.Services.AddInProcessGrains(typeof(IDossierGrain).Assembly, options =>
            options.Clustered = builder.Configuration.GetValue("Cluster:Enabled", false));
        builder.Services.AddGrainStorage(
            StorageNames.Portal,
            (services, _) => new AdoGrainStorage(services.GetRequiredService<GrainStateStore>()));
    }
}
