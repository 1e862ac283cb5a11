namespace Engine.Tests;

public sealed class NestedCallTests(EngineFixture fixture) : EngineTest(fixture)
{
    private string A => $"{Key}-a";

    private string B => $"{Key}-b";

    [Fact]
    public async Task Work_that_outlives_its_turn_calls_on_its_own_account()
    {
        await Grain<IRouteGrain>(A).LeaveBehind(Key, [B, A]);

        Probe.Open(Key);

        await Probe.Seen($"{Key} {B}>{A}");
    }

    [Fact]
    public async Task A_way_through_very_many_grains_does_not_exhaust_the_stack()
    {
        List<string> route = [.. Enumerable.Range(0, 3_000).Select(i => $"{Key}-{i}")];
        foreach (var key in route)
            await Grain<IRouteGrain>(key).Travel([]);

        var way = await Grain<IRouteGrain>(A).Travel(route);

        Assert.EndsWith(route[^1], way, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_call_without_a_flow_of_context_is_a_call_like_any_other()
    {
        Task<int> call;
        using (ExecutionContext.SuppressFlow())
            call = Grain<ICounterGrain>().Add(3);

        Assert.Equal(3, await call);
    }

    [Fact]
    public async Task A_nested_read_passes_a_waiting_write()
    {
        var read = Grain<IRouteGrain>(A).LookAfter(Key, [B, A]);
        await Probe.Seen($"travelling {Key}");
        var write = Grain<IRouteGrain>(A).Travel([]);

        Probe.Open(Key);

        Assert.Equal($"{A}>{B}>{A}", await read);
        Assert.Equal(A, await write);
    }

    [Fact]
    public async Task A_cancelled_call_that_waits_never_begins()
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

        Assert.Equal(0, Probe.CountOf($"begun {Key}"));
    }

    [Fact]
    public async Task Thousands_of_calls_survive_hundreds_of_activations_at_once()
    {
        var leaving = Enumerable.Range(0, 300).Select(_ => Task.Run(() => Grain<ILifeGrain>().Leave()));
        var asking = Enumerable.Range(0, 3_000).Select(_ => Task.Run(() => Grain<ILifeGrain>().Generation()));

        await Task.WhenAll(leaving.Concat<Task>(asking));

        Assert.True(Probe.CountOf($"activated {Key}") > 1);
    }
}
