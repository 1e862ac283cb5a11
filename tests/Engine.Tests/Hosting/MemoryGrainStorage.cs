using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using Orleans.Runtime;
using Orleans.Storage;

namespace Engine.Tests.Hosting;

/// <summary>A storage in memory that checks versions as a database would.</summary>
internal sealed class MemoryGrainStorage : IGrainStorage
{
    public const string Name = "memory";

    private readonly ConcurrentDictionary<string, (int Version, string Body)> records = new();
    private int reads;

    public int Reads => reads;

    /// <summary>Changes the version of a record, as another process would.</summary>
    public void ChangeFromOutside(GrainId grain, string stateName) =>
        records.AddOrUpdate(
            Key(grain, stateName),
            _ => throw new InvalidOperationException("There is no record to change."),
            (_, record) => (record.Version + 1, record.Body));

    public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        Interlocked.Increment(ref reads);
        if (records.TryGetValue(Key(grainId, stateName), out var record))
        {
            grainState.State = JsonSerializer.Deserialize<T>(record.Body)!;
            grainState.ETag = Tag(record.Version);
            grainState.RecordExists = true;
        }

        return Task.CompletedTask;
    }

    public Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var body = JsonSerializer.Serialize(grainState.State);
        var written = records.AddOrUpdate(
            Key(grainId, stateName),
            _ => (Expect(grainState.ETag, null) + 1, body),
            (_, record) => (Expect(grainState.ETag, record.Version) + 1, body));
        grainState.ETag = Tag(written.Version);
        grainState.RecordExists = true;
        return Task.CompletedTask;
    }

    public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var key = Key(grainId, stateName);
        if (records.TryGetValue(key, out var record))
            Expect(grainState.ETag, record.Version);
        records.TryRemove(key, out _);
        grainState.ETag = null;
        grainState.RecordExists = false;
        grainState.State = Activator.CreateInstance<T>();
        return Task.CompletedTask;
    }

    private static int Expect(string? etag, int? version)
    {
        var stored = version is null ? null : Tag(version.Value);
        return etag == stored
            ? version ?? 0
            : throw new InconsistentStateException("The record has another version.", stored, etag);
    }

    private static string Tag(int version) => version.ToString(CultureInfo.InvariantCulture);

    private static string Key(GrainId grain, string stateName) => $"{grain}/{stateName}";
}
