using Orleans.Runtime;

namespace Engine.Tests.Grains;

[Alias("test.counter")]
internal interface ICounterGrain : IGrainWithStringKey
{
    /// <summary>Adds in memory, giving up the thread between reading and writing.</summary>
    Task<int> Add(int amount);

    Task<int> AddAndSave(int amount);

    Task<int> Total();

    Task<bool> IsStored();

    Task Clear();
}

[GenerateSerializer, Alias("test.counter-state")]
internal sealed class CounterState
{
    [Id(0)]
    public int Total { get; set; }
}

internal sealed class CounterGrain(
    [PersistentState(CounterGrain.StateName, MemoryGrainStorage.Name)] IPersistentState<CounterState> state,
    Probe probe) : Grain, ICounterGrain
{
    public const string StateName = "counter";

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        probe.Report($"activated {this.GetPrimaryKeyString()}");
        return Task.CompletedTask;
    }

    public async Task<int> Add(int amount)
    {
        var before = state.State.Total;
        await Task.Yield();
        return state.State.Total = before + amount;
    }

    public async Task<int> AddAndSave(int amount)
    {
        state.State.Total += amount;
        await state.WriteStateAsync();
        return state.State.Total;
    }

    public Task<int> Total() => Task.FromResult(state.State.Total);

    public Task<bool> IsStored() => Task.FromResult(state.RecordExists);

    public Task Clear() => state.ClearStateAsync();
}
