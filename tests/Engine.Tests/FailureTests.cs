namespace Engine.Tests;

public sealed class FailureTests(EngineFixture fixture) : EngineTest(fixture)
{
    [Fact]
    public async Task An_exception_crosses_the_call_with_its_type_and_message()
    {
        var thrown = await Assert.ThrowsAsync<RuleBrokenException>(() => Grain<ITurnGrain>().Fail("No second time."));

        Assert.Equal("No second time.", thrown.Message);
    }

    [Fact]
    public async Task An_exception_before_the_first_await_crosses_the_call_too() =>
        await Assert.ThrowsAsync<RuleBrokenException>(() => Grain<ITurnGrain>().FailAtOnce("Not at all."));

    [Fact]
    public async Task A_failed_turn_lets_the_next_one_in()
    {
        await Assert.ThrowsAsync<RuleBrokenException>(() => Grain<ITurnGrain>().Fail("first"));
        await Assert.ThrowsAsync<RuleBrokenException>(() => Grain<ITurnGrain>().FailAtOnce("second"));

        Probe.Open(Key);
        await Grain<ITurnGrain>().Write(Key);

        Assert.Equal(1, Probe.CountOf($"ended {Key}"));
    }

    [Fact]
    public async Task A_cancellation_reaches_the_turn_and_its_caller()
    {
        using var source = new CancellationTokenSource();
        var call = Grain<ITurnGrain>().Cancellable(Key, source.Token);
        await Probe.Seen($"begun {Key}");

        await source.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        await Probe.Seen($"cancelled {Key}");
    }

    [Fact]
    public async Task A_call_with_a_cancelled_token_does_not_begin()
    {
        var call = () => Grain<ITurnGrain>().Cancellable(Key, new CancellationToken(canceled: true));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(call);

        Assert.Equal(0, Probe.CountOf($"begun {Key}"));
    }

    [Fact]
    public async Task A_call_that_is_cancelled_while_it_waits_is_answered_at_once_and_does_nothing_later()
    {
        var grain = Grain<ITurnGrain>();
        var held = grain.Write($"{Key}-held");
        await Probe.Seen($"begun {Key}-held");
        using var source = new CancellationTokenSource();
        var call = grain.Cancellable(Key, source.Token);

        await source.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        Probe.Open($"{Key}-held");
        Probe.Open($"{Key}-after");
        await held;
        await grain.Write($"{Key}-after");
        Assert.Equal(Probe.CountOf($"cancelled {Key}"), Probe.CountOf($"begun {Key}"));
    }
}
