using Orleans.Runtime;
using Orleans.Storage;

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

    /// <summary>
    /// Writes a new state, unless somebody else has written since this grain read it, as another process on the same
    /// database can. False: nothing was written, <see cref="Current"/> is what they left, and the caller decides again.
    /// </summary>
    protected async Task<bool> TrySave(TState next)
    {
        state.State = next;
        try
        {
            await state.WriteStateAsync();
            return true;
        }
        catch (InconsistentStateException)
        {
            await Reload();
            return false;
        }
        catch
        {
            DeactivateOnIdle();
            throw;
        }
    }

    /// <summary>Reads what the database holds now: another process, or another activation, may have written it.</summary>
    protected async Task Reload()
    {
        try
        {
            await state.ReadStateAsync();
        }
        catch
        {
            DeactivateOnIdle();
            throw;
        }
    }

    /// <summary>The same for a look at the state: while the storage is away, what is here is kept.</summary>
    protected async Task TryReload(CancellationToken cancellationToken)
    {
        try
        {
            await state.ReadStateAsync(cancellationToken);
        }
        catch (Exception outage) when (StorageOutage.Is(outage) || outage is OperationCanceledException)
        {
            // A failed read leaves the state as it was.
        }
    }
}
