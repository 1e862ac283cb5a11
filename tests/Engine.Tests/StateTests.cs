using Orleans.Storage;

namespace Engine.Tests;

public sealed class StateTests(EngineFixture fixture) : EngineTest(fixture)
{
    [Fact]
    public async Task A_state_that_was_never_written_is_empty()
    {
        Assert.Equal(0, await Grain<ICounterGrain>().Total());
        Assert.False(await Grain<ICounterGrain>().IsStored());
    }

    [Fact]
    public async Task A_written_state_is_read_by_the_next_activation_and_an_unwritten_one_is_lost()
    {
        await Grain<ICounterGrain>().AddAndSave(5);
        await Grain<ICounterGrain>().Add(100);

        await Reactivate();

        Assert.Equal(5, await Grain<ICounterGrain>().Total());
        Assert.True(await Grain<ICounterGrain>().IsStored());
    }

    [Fact]
    public async Task A_cleared_state_is_gone()
    {
        await Grain<ICounterGrain>().AddAndSave(5);
        await Grain<ICounterGrain>().Clear();

        Assert.False(await Grain<ICounterGrain>().IsStored());
        await Reactivate();
        Assert.Equal(0, await Grain<ICounterGrain>().Total());
    }

    [Fact]
    public async Task A_write_over_a_newer_version_is_refused_and_the_next_call_reads_again()
    {
        var grain = Grain<ICounterGrain>();
        await grain.AddAndSave(5);
        Host.Storage.ChangeFromOutside(grain.GetGrainId(), CounterGrain.StateName);

        await Assert.ThrowsAsync<InconsistentStateException>(() => grain.AddAndSave(1));

        Assert.Equal(6, await grain.AddAndSave(1));
    }

    private async Task Reactivate()
    {
        var before = Probe.CountOf($"activated {Key}");
        while (Probe.CountOf($"activated {Key}") == before)
        {
            await Host.PassIdleTimeAsync();
            await Grain<ICounterGrain>().Total();
        }
    }
}
