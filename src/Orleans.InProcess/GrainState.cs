namespace Orleans;

/// <summary>A state and what the storage says of it.</summary>
/// <typeparam name="T">Type of the state.</typeparam>
/// <param name="eTag">Version that the storage gave to it.</param>
public sealed class GrainState<T>(T? state, string? eTag) : IGrainState<T>
{
    /// <summary>Makes an empty one.</summary>
    public GrainState() : this(default, null) { }

    /// <summary>Makes one that was never stored.</summary>
    public GrainState(T? state) : this(state, null) { }

    /// <inheritdoc />
    public T? State { get; set; } = state;

    /// <inheritdoc />
    public string? ETag { get; set; } = eTag;

    /// <inheritdoc />
    public bool RecordExists { get; set; }
}
