using Orleans.Runtime;

namespace Engine.Tests;

public sealed class RequestContextTests(EngineFixture fixture) : EngineTest(fixture)
{
    private const string Name = "caller";

    [Fact]
    public async Task A_value_flows_down_through_every_call()
    {
        RequestContext.Set(Name, "lan");

        Assert.Equal("lan", await Grain<IContextGrain>().Read(Name));
        Assert.Equal("lan", await Grain<IContextGrain>().ReadThrough($"{Key}-2", Name));
    }

    [Fact]
    public async Task A_value_never_flows_back()
    {
        RequestContext.Set(Name, "lan");

        await Grain<IContextGrain>().Set(Name, "changed");
        Assert.Equal("below", await Grain<IContextGrain>().SetAndReadThrough($"{Key}-2", Name, "below"));

        Assert.Equal("lan", RequestContext.Get(Name));
        Assert.Equal("lan", await Grain<IContextGrain>().Read(Name));
    }

    [Fact]
    public async Task A_removed_value_does_not_flow()
    {
        RequestContext.Set(Name, "lan");
        RequestContext.Set("other", "stays");

        Assert.True(RequestContext.Remove(Name));

        Assert.Null(await Grain<IContextGrain>().Read(Name));
        Assert.Equal("stays", await Grain<IContextGrain>().Read("other"));
        RequestContext.Clear();
        Assert.Null(await Grain<IContextGrain>().Read("other"));
    }

    [Fact]
    public async Task Calls_of_different_callers_do_not_mix()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 100).Select(async caller =>
        {
            RequestContext.Set(Name, $"{caller}");
            return await Grain<IContextGrain>().ReadThrough($"{Key}-{caller % 5}", Name);
        }));

        Assert.Equal(Enumerable.Range(0, 100).Select(caller => $"{caller}"), answers);
    }
}
