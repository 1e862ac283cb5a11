namespace Engine.Tests;

public sealed class LifeTests(EngineFixture fixture) : EngineTest(fixture)
{
    [Fact]
    public async Task A_grain_that_leaves_is_activated_anew_by_the_next_call()
    {
        Assert.Equal(1, await Grain<ILifeGrain>().Generation());

        await Grain<ILifeGrain>().Leave();

        Assert.Equal(2, await Grain<ILifeGrain>().Generation());
        Assert.Equal(1, Probe.CountOf($"deactivated {Key}"));
        Assert.Equal(1, Probe.CountOf($"deactivating {Key} {DeactivationReasonCode.ApplicationRequested}"));
    }

    [Fact]
    public async Task An_unused_grain_is_deactivated_after_its_time()
    {
        await Grain<ILifeGrain>().Generation();
        var deactivated = Probe.Seen($"deactivated {Key}");
        while (!deactivated.IsCompleted)
            await Host.PassIdleTimeAsync();

        await deactivated;
        Assert.Equal(2, await Grain<ILifeGrain>().Generation());
    }

    [Fact]
    public async Task A_call_that_meets_a_grain_on_its_way_out_is_moved_to_the_next_activation()
    {
        await Grain<ILifeGrain>().Generation();
        await Grain<ILifeGrain>().LeaveSlowly();
        await Probe.Seen($"deactivating {Key}");
        var calls = Enumerable.Range(0, 20).Select(_ => Grain<ILifeGrain>().Generation()).ToList();

        Assert.Equal(1, Probe.CountOf($"activated {Key}"));
        Probe.Open(Key);

        Assert.All(await Task.WhenAll(calls), generation => Assert.Equal(2, generation));
    }

    [Fact]
    public async Task Calls_never_fail_while_activations_come_and_go()
    {
        for (var round = 1; round <= 50; round++)
        {
            var leaving = Grain<ILifeGrain>().Leave();
            var asking = Enumerable.Range(0, 20).Select(_ => Task.Run(() => Grain<ILifeGrain>().Generation()));

            await leaving;
            Assert.All(await Task.WhenAll(asking), generation => Assert.True(generation >= 1));
        }

        Assert.InRange(Probe.CountOf($"activated {Key}") - Probe.CountOf($"deactivated {Key}"), 0, 1);
    }
}
