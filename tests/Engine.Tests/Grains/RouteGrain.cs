using Orleans.Concurrency;

namespace Engine.Tests.Grains;

[Alias("test.route")]
internal interface IRouteGrain : IGrainWithStringKey
{
    /// <summary>Calls the first key of the rest of the route, which calls the next.</summary>
    Task<string> Travel(List<string> route);

    /// <summary>The same from a thread of its own.</summary>
    Task<string> TravelAside(List<string> route);

    /// <summary>The same once the gate opens.</summary>
    Task<string> TravelAfter(string gate, List<string> route);

    /// <summary>The same as a call that changes nothing, once the gate opens.</summary>
    [ReadOnly]
    Task<string> LookAfter(string gate, List<string> route);

    /// <summary>The same as a call that changes nothing.</summary>
    [ReadOnly]
    Task<string> Look(List<string> route);

    /// <summary>Lets work go on after the turn: once the gate opens, it travels the route.</summary>
    Task LeaveBehind(string gate, List<string> route);
}

internal sealed class RouteGrain(Probe probe) : Grain, IRouteGrain
{
    private string Name => this.GetPrimaryKeyString();

    public async Task<string> Travel(List<string> route) =>
        route.Count == 0 ? Name : $"{Name}>{await Next(route).Travel(route[1..])}";

    public async Task<string> TravelAside(List<string> route)
    {
        if (route.Count == 0)
            return Name;
        var next = Next(route);
        return $"{Name}>{await Task.Run(() => next.TravelAside(route[1..]))}";
    }

    public async Task<string> Look(List<string> route) =>
        route.Count == 0 ? Name : $"{Name}>{await Next(route).Look(route[1..])}";

    public async Task<string> TravelAfter(string gate, List<string> route)
    {
        probe.Report($"travelling {gate}");
        await probe.Gate(gate);
        return await Travel(route);
    }

    public async Task<string> LookAfter(string gate, List<string> route)
    {
        probe.Report($"travelling {gate}");
        await probe.Gate(gate);
        return await Look(route);
    }

    public Task LeaveBehind(string gate, List<string> route)
    {
        var next = Next(route);
        _ = Task.Run(async () =>
        {
            await probe.Gate(gate);
            probe.Report($"{gate} {await next.Travel(route[1..])}");
        });
        return Task.CompletedTask;
    }

    private IRouteGrain Next(List<string> route) => GrainFactory.GetGrain<IRouteGrain>(route[0]);
}
