namespace Engine.Tests;

public sealed class StopTests
{
    [Fact]
    public async Task A_stop_lets_a_running_turn_end_and_refuses_later_calls()
    {
        await using var host = await EngineHost.StartAsync();
        var grain = host.Grains.GetGrain<ILifeGrain>("running");
        var running = grain.Hold("gate");
        await host.Probe.Seen("holding gate");

        var stopping = host.Stopping();
        var stop = host.StopAsync();
        await stopping;
        Assert.False(running.IsCompleted);
        host.Probe.Open("gate");

        await running;
        await stop;
        await Assert.ThrowsAnyAsync<Exception>(grain.Generation);
        Assert.Equal(1, host.Probe.CountOf("activated running"));
    }

    [Fact]
    public async Task A_stop_deactivates_every_grain()
    {
        await using var host = await EngineHost.StartAsync();
        for (var i = 0; i < 50; i++)
            await host.Grains.GetGrain<ILifeGrain>($"{i}").Generation();

        await host.StopAsync();

        for (var i = 0; i < 50; i++)
            Assert.Equal(1, host.Probe.CountOf($"deactivated {i}"));
        Assert.Equal(1, host.Probe.CountOf($"deactivating 7 {DeactivationReasonCode.ShuttingDown}"));
    }
}
