using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans.Configuration;
using Orleans.Hosting;
using Orleans.Runtime;
using Orleans.Runtime.Hosting;
using Portal.Silo.Hosting;

namespace Engine.Tests.Hosting;

internal sealed partial class EngineHost
{
    /// <summary>Collects what is unused now, as if the time had passed.</summary>
    public Task PassIdleTimeAsync() =>
        Grains.GetGrain<IManagementGrain>(0).ForceActivationCollection(TimeSpan.Zero);

    private void AddEngine(HostApplicationBuilder builder, TimeSpan callTimeout, TimeSpan drainTimeout)
    {
        builder.UseOrleans(silo =>
        {
            silo.UseLocalhostClustering(FreePort.Find(), FreePort.Find());
            silo.Services.AddGrainStorage(MemoryGrainStorage.Name, (_, _) => Storage);
            silo.AddIncomingGrainCallFilter<CallCycleFilter>();
            silo.AddOutgoingGrainCallFilter<CallCycleFilter>();
            silo.Configure<GrainCollectionOptions>(options => options.DeactivationTimeout = drainTimeout);
            silo.Configure<SiloMessagingOptions>(options =>
            {
                options.ResponseTimeout = callTimeout;
                // Grains here leave far more often than those of the portal; two moves are soon used up.
                options.MaxForwardCount = 50;
                options.SystemResponseTimeout = TimeSpan.FromSeconds(30);
            });
        });
    }
}
