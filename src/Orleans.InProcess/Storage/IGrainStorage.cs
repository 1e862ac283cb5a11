namespace Orleans.Storage;

/// <summary>Keeps grain states. The version check is its duty: see <see cref="InconsistentStateException"/>.</summary>
public interface IGrainStorage
{
    /// <summary>Reads a state; leaves it untouched, with <c>RecordExists</c> false, when there is none.</summary>
    /// <typeparam name="T">Type of the state.</typeparam>
    /// <param name="stateName">Name of the state inside the grain.</param>
    /// <param name="grainState">Takes state and version.</param>
    Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState);

    /// <summary>Reads a state; leaves it untouched, with <c>RecordExists</c> false, when there is none.</summary>
    /// <typeparam name="T">Type of the state.</typeparam>
    /// <param name="stateName">Name of the state inside the grain.</param>
    /// <param name="grainState">State and version.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task ReadStateAsync<T>(
        string stateName, GrainId grainId, IGrainState<T> grainState, CancellationToken cancellationToken) =>
        ReadStateAsync(stateName, grainId, grainState);

    /// <summary>Writes a state if the stored version is the one that was read, and sets the new version.</summary>
    /// <typeparam name="T">Type of the state.</typeparam>
    /// <param name="stateName">Name of the state inside the grain.</param>
    /// <param name="grainState">State and version.</param>
    Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState);

    /// <summary>Writes a state if the stored version is the one that was read, and sets the new version.</summary>
    /// <typeparam name="T">Type of the state.</typeparam>
    /// <param name="stateName">Name of the state inside the grain.</param>
    /// <param name="grainState">State and version.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task WriteStateAsync<T>(
        string stateName, GrainId grainId, IGrainState<T> grainState, CancellationToken cancellationToken) =>
        WriteStateAsync(stateName, grainId, grainState);

    /// <summary>Removes a state if the stored version is the one that was read.</summary>
    /// <typeparam name="T">Type of the state.</typeparam>
    /// <param name="stateName">Name of the state inside the grain.</param>
    /// <param name="grainState">State and version.</param>
    Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState);

    /// <summary>Removes a state if the stored version is the one that was read.</summary>
    /// <typeparam name="T">Type of the state.</typeparam>
    /// <param name="stateName">Name of the state inside the grain.</param>
    /// <param name="grainState">State and version.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task ClearStateAsync<T>(
        string stateName, GrainId grainId, IGrainState<T> grainState, CancellationToken cancellationToken) =>
        ClearStateAsync(stateName, grainId, grainState);
}
