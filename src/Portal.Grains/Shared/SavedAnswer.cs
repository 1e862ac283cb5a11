namespace Portal.Grains.Shared;

/// <summary>An answer in the state of a grain, stored in the same write as its effect.</summary>
/// <param name="Key">Name of the request: its idempotency key, and who chose it where several have their say.</param>
/// <param name="RequestHash">SHA-256 of the request.</param>
/// <param name="At">When it was given; older states do not say.</param>
[GenerateSerializer, Immutable, Alias("portal.saved-answer")]
internal sealed record SavedAnswer(
    [property: Id(0)] string Key,
    [property: Id(1)] byte[] RequestHash,
    [property: Id(2)] CommandAnswer Answer,
    [property: Id(3)] DateTimeOffset? At = null);
