namespace Orleans.Core;

/// <summary>Reads and writes one state of a grain.</summary>
public interface IStorage
{
    /// <summary>Version that the storage gave to the state; null when nothing is stored.</summary>
    string? Etag { get; }

    /// <summary>Whether the storage holds a record.</summary>
    bool RecordExists { get; }

    /// <summary>Removes the record.</summary>
    Task ClearStateAsync();

    /// <summary>Writes the state; returns when it is durable.</summary>
    Task WriteStateAsync();

    /// <summary>Reads the state anew; what was not written is lost.</summary>
    Task ReadStateAsync();

    /// <summary>Removes the record.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    Task ClearStateAsync(CancellationToken cancellationToken) => ClearStateAsync();

    /// <summary>Writes the state; returns when it is durable.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    Task WriteStateAsync(CancellationToken cancellationToken) => WriteStateAsync();

    /// <summary>Reads the state anew; what was not written is lost.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    Task ReadStateAsync(CancellationToken cancellationToken) => ReadStateAsync();
}

/// <summary>Holds, reads and writes one state of a grain.</summary>
/// <typeparam name="TState">Type of the state.</typeparam>
public interface IStorage<TState> : IStorage
{
    /// <summary>The state in memory.</summary>
    TState State { get; set; }
}
