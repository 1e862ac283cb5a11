namespace Portal.Grains.Shared;

/// <summary>
/// The answer to a command. A success carries the finished body: it is stored with the commit and given again, byte for
/// byte, when the caller repeats the request.
/// </summary>
/// <param name="Status">HTTP status of a success; 0 with a refusal.</param>
/// <param name="ETag">Entity tag of the new revision.</param>
/// <param name="Location">Where a created thing is found.</param>
/// <param name="Body">UTF-8 JSON.</param>
/// <param name="Refusal">Why not, or <see langword="null"/> for a success.</param>
[GenerateSerializer, Immutable, Alias("portal.command-answer")]
public sealed record CommandAnswer(
    [property: Id(0)] int Status,
    [property: Id(1)] string? ETag,
    [property: Id(2)] string? Location,
    [property: Id(3)] byte[] Body,
    [property: Id(4)] Refusal? Refusal)
{
    /// <summary>An answer that says no.</summary>
    public static CommandAnswer Refused(Refusal refusal) => new(0, null, null, [], refusal);
}
