namespace Orleans;

/// <summary>A state and what the storage says of it.</summary>
/// <typeparam name="T">Type of the state.</typeparam>
public interface IGrainState<T>
{
    /// <summary>The state.</summary>
    T? State { get; set; }

    /// <summary>Version that the storage gave to the state; a write under another version is refused.</summary>
    string? ETag { get; set; }

    /// <summary>Whether the storage holds a record.</summary>
    bool RecordExists { get; set; }
}
