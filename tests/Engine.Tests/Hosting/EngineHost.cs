using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Engine.Tests.Hosting;

/// <summary>A process with the grains of this project, on the engine that was built.</summary>
internal sealed partial class EngineHost : IAsyncDisposable
{
    private readonly IHost host;

    private EngineHost(TimeSpan callTimeout, TimeSpan drainTimeout)
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton<Probe>();
        builder.Services.AddSingleton(Storage);
        AddEngine(builder, callTimeout, drainTimeout);
        host = builder.Build();
    }

    public IServiceProvider Services => host.Services;

    public IGrainFactory Grains => host.Services.GetRequiredService<IGrainFactory>();

    public Probe Probe => host.Services.GetRequiredService<Probe>();

    public MemoryGrainStorage Storage { get; } = new();

    public static async Task<EngineHost> StartAsync(TimeSpan? callTimeout = null, TimeSpan? drainTimeout = null)
    {
        var usual = TimeSpan.FromSeconds(30);
        var started = new EngineHost(callTimeout ?? usual, drainTimeout ?? usual);
        await started.host.StartAsync();
        return started;
    }

    public Task StopAsync() => host.StopAsync();

    /// <summary>Completes when the host has been asked to stop.</summary>
    public Task Stopping()
    {
        var stopping = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping.Register(stopping.SetResult);
        return stopping.Task;
    }

    public async ValueTask DisposeAsync()
    {
        await host.StopAsync();
        host.Dispose();
    }
}
