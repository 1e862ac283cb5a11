namespace Engine.Tests;

public sealed class ActivationTests(EngineFixture fixture) : EngineTest(fixture)
{
    [Fact]
    public async Task A_thousand_first_calls_at_once_meet_one_activation()
    {
        var calls = Enumerable.Range(0, 1_000)
            .Select(_ => Task.Run(() => Grain<ICounterGrain>().Add(1)));

        var answers = await Task.WhenAll(calls);

        Assert.Equal(1, Probe.CountOf($"activated {Key}"));
        Assert.Equal(Enumerable.Range(1, 1_000), answers.Order());
    }

    [Fact]
    public async Task Different_keys_are_different_grains()
    {
        await Grain<ICounterGrain>().Add(1);
        await Grain<ICounterGrain>($"{Key}-other").Add(10);

        Assert.Equal(1, await Grain<ICounterGrain>().Total());
        Assert.Equal(10, await Grain<ICounterGrain>($"{Key}-other").Total());
    }

    [Fact]
    public async Task A_failed_activation_fails_the_call_and_leaves_nothing_behind()
    {
        var grain = Grain<ILifeGrain>($"fragile-{Key}");

        var failure = await Assert.ThrowsAnyAsync<Exception>(grain.Generation);

        Assert.Contains("The first activation fails.", failure.ToString(), StringComparison.Ordinal);
        Assert.Equal(2, await grain.Generation());
    }

    [Fact]
    public void A_reference_knows_its_key() => Assert.Equal(Key, Grain<ICounterGrain>().GetPrimaryKeyString());
}
