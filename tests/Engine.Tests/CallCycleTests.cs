using System.Text.RegularExpressions;

namespace Engine.Tests;

public sealed class CallCycleTests(EngineFixture fixture) : EngineTest(fixture)
{
    private string A => $"{Key}-a";

    private string B => $"{Key}-b";

    private string C => $"{Key}-c";

    [Fact]
    public async Task A_straight_way_is_no_cycle() =>
        Assert.Equal($"{A}>{B}>{C}", await Grain<IRouteGrain>(A).Travel([B, C]));

    [Fact]
    public async Task A_way_back_to_a_waiting_grain_fails_and_names_the_way()
    {
        var failure = await Assert.ThrowsAsync<InvalidOperationException>(
            () => Grain<IRouteGrain>(A).Travel([B, C, A]));

        Assert.Contains("Call cycle", failure.Message, StringComparison.Ordinal);
        var steps = Regex.Matches(failure.Message, @"route#(\w+)\.Travel").Select(step => step.Value).ToList();
        Assert.Equal(4, steps.Count);
        Assert.Equal(3, steps.Distinct().Count());
        Assert.Equal(steps[0], steps[3]);
    }

    [Fact]
    public async Task The_message_about_a_cycle_does_not_give_keys_away()
    {
        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => Grain<IRouteGrain>(A).Travel([B, A]));

        Assert.DoesNotContain(Key, failure.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_call_to_oneself_fails() =>
        await Assert.ThrowsAsync<InvalidOperationException>(() => Grain<IRouteGrain>(A).Travel([A]));

    [Fact]
    public async Task A_cycle_through_threads_of_their_own_fails()
    {
        Assert.Equal($"{A}>{B}", await Grain<IRouteGrain>(A).TravelAside([B]));

        await Assert.ThrowsAsync<InvalidOperationException>(() => Grain<IRouteGrain>(A).TravelAside([B, A]));
    }

    [Fact]
    public async Task After_a_cycle_the_grains_work_on()
    {
        await Assert.ThrowsAsync<InvalidOperationException>(() => Grain<IRouteGrain>(A).Travel([B, A]));

        Assert.Equal($"{A}>{B}", await Grain<IRouteGrain>(A).Travel([B]));
        Assert.Equal($"{B}>{A}", await Grain<IRouteGrain>(B).Travel([A]));
    }

    [Fact]
    public async Task A_cycle_of_calls_that_only_read_is_none() =>
        Assert.Equal($"{A}>{B}>{A}", await Grain<IRouteGrain>(A).Look([B, A]));

    [Fact]
    public async Task Independent_calls_along_crossing_ways_are_no_cycle()
    {
        var ways = Enumerable.Range(0, 200).Select(i => i % 2 == 0
            ? Task.Run(() => Grain<IRouteGrain>(A).Travel([C]))
            : Task.Run(() => Grain<IRouteGrain>(B).Travel([C])));

        Assert.All(await Task.WhenAll(ways), way => Assert.EndsWith(C, way, StringComparison.Ordinal));
    }
}
