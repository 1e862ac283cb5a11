using Orleans.Runtime;

namespace Portal.Grains.Shared;

/// <summary>A grain with one small state of its own.</summary>
internal abstract class StoredGrain<TState>(IPersistentState<TState> state) : Grain
{
    protected TState Current => state.State;

    /// <summary>
    /// Writes a new state. When that fails, what the database holds is not known: the activation goes, and the next call
    /// reads again.
    /// </summary>
    protected async Task Save(TState next)
    {
        state.State = next;
        try
        {
            await state.WriteStateAsync();
        }
        catch
        {
            DeactivateOnIdle();
            throw;
        }
    }
}
