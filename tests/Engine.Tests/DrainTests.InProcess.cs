using Microsoft.Extensions.DependencyInjection;
using Orleans.InProcess;
using Orleans.Runtime;

namespace Engine.Tests;

public sealed class DrainTests
{
    [Fact]
    public async Task While_a_turn_ends_new_calls_are_refused_but_its_own_calls_are_not()
    {
        await using var host = await EngineHost.StartAsync();
        var running = host.Grains.GetGrain<IRouteGrain>("a").TravelAfter("gate", ["b", "c"]);
        await host.Probe.Seen("travelling gate");

        var stop = host.StopAsync();
        await host.UntilDraining();
        var refused = await Assert.ThrowsAsync<SiloUnavailableException>(
            () => host.Grains.GetGrain<IRouteGrain>("b").Travel([]));
        Assert.Contains("stopping", refused.Message, StringComparison.Ordinal);
        host.Probe.Open("gate");

        Assert.Equal("a>b>c", await running);
        await stop;
    }

    [Fact]
    public async Task A_stop_does_not_wait_for_ever()
    {
        await using var host = await EngineHost.StartAsync(drainTimeout: TimeSpan.FromMilliseconds(200));
        var running = host.Grains.GetGrain<ILifeGrain>("a").Hold("gate");
        await host.Probe.Seen("holding gate");

        await host.StopAsync();

        Assert.False(running.IsCompleted);
        host.Probe.Open("gate");
        await running;
    }

    [Fact]
    public void A_cluster_is_refused_with_the_way_out()
    {
        var services = new ServiceCollection().AddLogging();
        services.AddInProcessGrains(typeof(DrainTests).Assembly, options => options.Clustered = true);
        using var provider = services.BuildServiceProvider();

        var refusal = Assert.Throws<InvalidOperationException>(provider.GetRequiredService<IGrainFactory>);

        Assert.Contains("PortalEngine=Orleans", refusal.Message, StringComparison.Ordinal);
    }
}
