using System.Runtime.CompilerServices;
using Orleans.Core;
using Orleans.Storage;

namespace Orleans.InProcess;

/// <summary>A state that the engine reads before it activates the grain.</summary>
internal interface ILoadedState : IStorage;

/// <summary>One state of one grain: itself what the storage fills, to save an object per grain.</summary>
internal sealed class PersistentState<TState>(string name, Activation activation, IGrainStorage storage)
    : IPersistentState<TState>, IGrainState<TState>, ILoadedState
{
    public TState State { get; set; } = Empty();

    TState? IGrainState<TState>.State
    {
        get => State;
        set => State = value ?? Empty();
    }

    public string? ETag { get; set; }

    public string? Etag => ETag;

    public bool RecordExists { get; set; }

    public Task ReadStateAsync() => ReadStateAsync(CancellationToken.None);

    public Task WriteStateAsync() => WriteStateAsync(CancellationToken.None);

    public Task ClearStateAsync() => ClearStateAsync(CancellationToken.None);

    public Task ReadStateAsync(CancellationToken cancellationToken) =>
        Guard("reading", storage.ReadStateAsync(name, activation.GrainId, this, cancellationToken));

    public Task WriteStateAsync(CancellationToken cancellationToken) =>
        Guard("writing", storage.WriteStateAsync(name, activation.GrainId, this, cancellationToken));

    public Task ClearStateAsync(CancellationToken cancellationToken) =>
        Guard("clearing", storage.ClearStateAsync(name, activation.GrainId, this, cancellationToken));

    private static TState Empty() =>
        typeof(TState).IsValueType || typeof(TState).GetConstructor(Type.EmptyTypes) is not null
            ? Activator.CreateInstance<TState>()
            : (TState)RuntimeHelpers.GetUninitializedObject(typeof(TState));

    // Callers handle one kind of exception, whatever the database: that of a driver is only the reason.
    private async Task Guard(string doing, Task operation)
    {
        try
        {
            await operation;
        }
        catch (Exception exception) when (exception is not OrleansException and not OperationCanceledException)
        {
            throw new OrleansException(
                $"Error {doing} state '{name}' of grain {GrainTag.Of(activation.GrainId)}.", exception);
        }
    }
}
