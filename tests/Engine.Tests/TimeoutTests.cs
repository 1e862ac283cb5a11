namespace Engine.Tests;

public sealed class TimeoutTests
{
    [Fact]
    public async Task A_caller_waits_no_longer_than_the_configured_time_and_the_grain_works_on()
    {
        await using var host = await EngineHost.StartAsync(callTimeout: TimeSpan.FromSeconds(1));
        var grain = host.Grains.GetGrain<ITurnGrain>("slow");
        // The first call also warms up, so that the time below is that of the turn.
        host.Probe.Open("warm");
        await grain.Peek("warm");

        await Assert.ThrowsAsync<TimeoutException>(() => grain.Write("held"));

        host.Probe.Open("held");
        await host.Probe.Seen("ended held");
        host.Probe.Open("next");
        await grain.Write("next");
    }

    [Fact]
    public async Task A_method_that_takes_long_can_have_a_time_of_its_own()
    {
        await using var host = await EngineHost.StartAsync(callTimeout: TimeSpan.FromSeconds(1));
        var grain = host.Grains.GetGrain<ITurnGrain>("long");
        host.Probe.Open("warm");
        await grain.Peek("warm");

        var answer = grain.WriteLong("held");
        // Another grain's call of the usual length runs out of its time meanwhile.
        await Assert.ThrowsAsync<TimeoutException>(() => host.Grains.GetGrain<ITurnGrain>("other").Write("other"));
        host.Probe.Open("held");

        await answer;
        host.Probe.Open("other");
    }
}
