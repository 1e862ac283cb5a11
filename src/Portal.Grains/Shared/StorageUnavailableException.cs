namespace Portal.Grains.Shared;

/// <summary>
/// The database could not be reached, or the outcome of a write is unknown. The caller may send again with the same
/// Idempotency-Key.
/// </summary>
[GenerateSerializer, Alias("portal.storage-unavailable")]
public sealed class StorageUnavailableException : Exception
{
    /// <summary>Without any detail of the inside: this exception crosses process borders.</summary>
    public StorageUnavailableException()
        : base("The portal's storage is out of reach. Send the request again with the same Idempotency-Key.")
    {
    }
}
