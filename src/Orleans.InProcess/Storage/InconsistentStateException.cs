namespace Orleans.Storage;

/// <summary>
/// A write was refused because the stored version is not the one that was read. What the grain holds in memory is
/// doubtful: the engine ends the activation, and the next call reads again.
/// </summary>
public class InconsistentStateException : OrleansException
{
    /// <summary>Says nothing in particular.</summary>
    public InconsistentStateException() { }

    /// <summary>Says what happened.</summary>
    /// <param name="message">What happened.</param>
    public InconsistentStateException(string message) : base(message) { }

    /// <summary>Says what happened and why.</summary>
    /// <param name="message">What happened.</param>
    /// <param name="innerException">Why.</param>
    public InconsistentStateException(string message, Exception innerException) : base(message, innerException) { }

    /// <summary>Says what happened, with both versions.</summary>
    /// <param name="errorMsg">What happened.</param>
    /// <param name="storedEtag">The version in the storage.</param>
    /// <param name="currentEtag">The version that the grain holds.</param>
    public InconsistentStateException(string errorMsg, string? storedEtag, string? currentEtag) : base(errorMsg) =>
        (StoredEtag, CurrentEtag) = (storedEtag, currentEtag);

    /// <summary>The version in the storage.</summary>
    public string? StoredEtag { get; }

    /// <summary>The version that the grain holds.</summary>
    public string? CurrentEtag { get; }
}
