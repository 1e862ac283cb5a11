namespace Engine.Tests;

public sealed class TurnTests(EngineFixture fixture) : EngineTest(fixture)
{
    [Fact]
    public async Task A_turn_that_waits_keeps_other_turns_out()
    {
        var grain = Grain<ITurnGrain>();
        var first = grain.Write($"{Key}-1");
        await Probe.Seen($"begun {Key}-1");
        var second = grain.Write($"{Key}-2");
        await Look(grain);

        Assert.Equal(0, Probe.CountOf($"begun {Key}-2"));

        Probe.Open($"{Key}-1");
        await Probe.Seen($"begun {Key}-2");
        Probe.Open($"{Key}-2");
        await Task.WhenAll(first, second);
    }

    [Fact]
    public async Task Calls_that_only_read_run_beside_one_another()
    {
        var grain = Grain<ITurnGrain>();
        var reads = new[] { grain.Read(Key), grain.Read(Key), grain.Read(Key) };

        await Probe.Seen($"begun {Key}", 3);

        Assert.Equal(0, Probe.CountOf($"ended {Key}"));
        Probe.Open(Key);
        await Task.WhenAll(reads);
    }

    [Fact]
    public async Task A_call_that_writes_waits_for_those_that_read()
    {
        var grain = Grain<ITurnGrain>();
        var read = grain.Read($"{Key}-read");
        await Probe.Seen($"begun {Key}-read");
        var write = grain.Write($"{Key}-write");
        await Look(grain);

        Assert.Equal(0, Probe.CountOf($"begun {Key}-write"));

        Probe.Open($"{Key}-write");
        Probe.Open($"{Key}-read");
        await Task.WhenAll(read, write);
    }

    [Fact]
    public async Task Calls_that_always_interleave_run_beside_a_write()
    {
        var grain = Grain<ITurnGrain>();
        var write = grain.Write(Key);
        await Probe.Seen($"begun {Key}");

        await Look(grain);

        Assert.False(write.IsCompleted);
        Probe.Open(Key);
        await write;
    }

    [Fact]
    public async Task Waiting_calls_of_one_caller_run_in_their_order()
    {
        var grain = Grain<ICounterGrain>();
        await grain.Total();

        var answers = await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => grain.Add(1)));

        Assert.Equal(Enumerable.Range(1, 200), answers);
    }

    // Runs through and back beside whatever the grain does: what was sent before has arrived.
    private async Task Look(ITurnGrain grain)
    {
        var name = $"{Key}-look-{Guid.NewGuid()}";
        Probe.Open(name);
        await grain.Peek(name);
    }
}
