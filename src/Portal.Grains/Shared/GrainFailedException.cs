namespace Portal.Grains.Shared;

/// <summary>
/// A grain of another process failed in a way that nobody foresaw; the log of that process has the details.
/// </summary>
[GenerateSerializer, Alias("portal.grain-failed")]
public sealed class GrainFailedException : Exception
{
    /// <summary>Names the call and the kind of the failure, and nothing of the inside.</summary>
    /// <param name="type">Interface of the grain.</param>
    /// <param name="failure">Name of the exception's class.</param>
    public GrainFailedException(string? type, string? method, string failure)
        : base($"{type}.{method} failed with {failure}; see the log of the silo.")
    {
    }
}
