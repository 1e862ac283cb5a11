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

    private void AddEngine(HostApplicationBuilder builder, TimeSpan callTimeout)
    {
        builder.Services.AddSingleton<TimeProvider>(clock);
        builder.Services.AddGrainStorage(MemoryGrainStorage.Name, (_, _) => Storage);
        builder.Services.AddInProcessGrains(typeof(EngineHost).Assembly, options =>
        {
            options.IdleAfter = IdleAfter;
            options.CallTimeout = callTimeout;
        });
    }
}
