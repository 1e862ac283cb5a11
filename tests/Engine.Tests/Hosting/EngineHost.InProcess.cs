using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans.InProcess;
using Orleans.Runtime.Hosting;

namespace Engine.Tests.Hosting;

internal sealed partial class EngineHost
{
    private static readonly TimeSpan IdleAfter = TimeSpan.FromMinutes(15);
    private readonly ManualClock clock = new();

    /// <summary>Lets the time pass after which an unused grain is deactivated.</summary>
    public Task PassIdleTimeAsync()
    {
        clock.Advance(IdleAfter * 2);
        return Task.CompletedTask;
    }

    /// <summary>Completes when a stopping engine refuses calls from outside.</summary>
    public async Task UntilDraining()
    {
        var engine = Services.GetRequiredService<GrainEngine>();
        while (engine.Accepts(caller: null))
            await Task.Yield();
    }

    private void AddEngine(HostApplicationBuilder builder, TimeSpan callTimeout, TimeSpan drainTimeout)
    {
        builder.Services.AddSingleton<TimeProvider>(clock);
        builder.Services.AddGrainStorage(MemoryGrainStorage.Name, (_, _) => Storage);
        builder.Services.AddInProcessGrains(typeof(EngineHost).Assembly, options =>
        {
            options.IdleAfter = IdleAfter;
            options.CallTimeout = callTimeout;
            options.DrainTimeout = drainTimeout;
        });
    }
}
