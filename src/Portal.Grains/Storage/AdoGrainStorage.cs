using System.Globalization;
using Orleans.Runtime;
using Orleans.Storage;

namespace Portal.Grains.Storage;

/// <summary>Grain storage of the InProcess engine. A cleared state is deleted, not emptied.</summary>
internal sealed class AdoGrainStorage(GrainStateStore store) : IGrainStorage
{
    public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
        ReadStateAsync(stateName, grainId, grainState, CancellationToken.None);

    public Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
        WriteStateAsync(stateName, grainId, grainState, CancellationToken.None);

    public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
        ClearStateAsync(stateName, grainId, grainState, CancellationToken.None);

    public async Task ReadStateAsync<T>(
        string stateName, GrainId grainId, IGrainState<T> grainState, CancellationToken cancellationToken)
    {
        var stored = await store.ReadAsync(stateName, KeyOf(grainId), cancellationToken);
        grainState.RecordExists = stored?.Payload is not null;
        grainState.ETag = stored?.Version.ToString(CultureInfo.InvariantCulture);
        grainState.State = stored?.Payload is { } payload ? GrainStateJson.Deserialize<T>(payload)! : default!;
    }

    public async Task WriteStateAsync<T>(
        string stateName, GrainId grainId, IGrainState<T> grainState, CancellationToken cancellationToken)
    {
        var payload = GrainStateJson.Serialize(grainState.State);
        var version = await store.WriteAsync(
            stateName, KeyOf(grainId), VersionOf(grainState.ETag), payload, cancellationToken);
        grainState.ETag = (version ?? throw Conflict("write", stateName)).ToString(CultureInfo.InvariantCulture);
        grainState.RecordExists = true;
    }

    public async Task ClearStateAsync<T>(
        string stateName, GrainId grainId, IGrainState<T> grainState, CancellationToken cancellationToken)
    {
        var key = KeyOf(grainId);
        var version = VersionOf(grainState.ETag);
        if (version is not null || await store.ReadAsync(stateName, key, cancellationToken) is not null)
        {
            if (await store.DeleteAsync(stateName, key, version, cancellationToken) is null)
                throw Conflict("clear", stateName);
        }

        grainState.ETag = null;
        grainState.RecordExists = false;
        grainState.State = default!;
    }

    private static GrainKey KeyOf(GrainId grainId) => GrainKey.Parse(grainId.Key.ToString()!);

    private static int? VersionOf(string? etag) =>
        string.IsNullOrEmpty(etag) ? null : int.Parse(etag, CultureInfo.InvariantCulture);

    private static InconsistentStateException Conflict(string doing, string stateName) =>
        new($"State '{stateName}' was changed by somebody else: the {doing} was refused.");
}
