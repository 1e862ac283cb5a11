namespace Portal.Grains.Shared;

/// <summary>What travels with every command beside the command itself.</summary>
/// <param name="Caller">Who asks.</param>
/// <param name="IdempotencyKey">Key chosen by the caller; the same key has one effect and one answer.</param>
/// <param name="RequestHash">SHA-256 of method, path and body: tells a retry from another request.</param>
/// <param name="ExpectedRevision">Revision of If-Match, or <see langword="null"/> where none is needed.</param>
/// <param name="ArrivedAt">
/// When the request came, by the clock of the portal; <see langword="null"/> = now. It is the moment of what the command
/// does, however long the command waited for its turn.
/// </param>
[GenerateSerializer, Immutable, Alias("portal.envelope")]
public sealed record CommandEnvelope(
    [property: Id(0)] Caller Caller,
    [property: Id(1)] string IdempotencyKey,
    [property: Id(2)] byte[] RequestHash,
    [property: Id(3)] int? ExpectedRevision,
    [property: Id(4)] DateTimeOffset? ArrivedAt = null)
{
    /// <summary>The moment of the command, whole milliseconds.</summary>
    /// <param name="now">The clock of who carries it out: no API dates anything later, however far ahead its clock is.</param>
    /// <param name="last">
    /// Moment of what happened last to the same thing. Nothing happens before it: neither a command that waited while
    /// another one was carried out, nor one that meets a clock that is behind, or was set back.
    /// </param>
    public DateTimeOffset MomentOf(DateTimeOffset now, DateTimeOffset? last)
    {
        var moment = ArrivedAt ?? now;
        if (moment > now)
            moment = now;
        if (last > moment)
            moment = last.Value;
        return DateTimeOffset.FromUnixTimeMilliseconds(moment.ToUnixTimeMilliseconds());
    }
}
