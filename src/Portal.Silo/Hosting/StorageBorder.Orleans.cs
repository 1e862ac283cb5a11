using Orleans.Runtime;
using Orleans.Storage;
using Portal.Grains.Shared;

namespace Portal.Silo.Hosting;

/// <summary>
/// Lets only those exceptions out of the storage of states that every process knows. A grain's state is read while it is
/// activated, outside of every filter, and what fails there goes to the caller as it is.
/// </summary>
internal sealed class StorageBorder(IGrainStorage storage) : IGrainStorage
{
    public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
        Guard(() => storage.ReadStateAsync(stateName, grainId, grainState));

    public Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
        Guard(() => storage.WriteStateAsync(stateName, grainId, grainState));

    public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
        Guard(() => storage.ClearStateAsync(stateName, grainId, grainState));

    private static async Task Guard(Func<Task> use)
    {
        try
        {
            await use();
        }
        catch (Exception failed) when (failed is not InconsistentStateException && StorageOutage.Is(failed))
        {
            throw new StorageUnavailableException();
        }
    }
}
