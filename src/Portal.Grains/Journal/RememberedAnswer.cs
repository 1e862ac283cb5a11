namespace Portal.Grains.Journal;

/// <summary>An answer that was given for an idempotency key and is given again, byte for byte.</summary>
/// <param name="Caller">Who chose the key; keys of different callers never meet.</param>
/// <param name="Key">The Idempotency-Key.</param>
/// <param name="RequestHash">SHA-256 of method, path and body.</param>
/// <param name="Status">HTTP status.</param>
/// <param name="ETag">Entity tag header, or <see langword="null"/>.</param>
/// <param name="Location">Location header, or <see langword="null"/>.</param>
/// <param name="Body">The answer's body, UTF-8 JSON.</param>
internal sealed record RememberedAnswer(
    string Caller,
    string Key,
    ReadOnlyMemory<byte> RequestHash,
    int Status,
    string? ETag,
    string? Location,
    ReadOnlyMemory<byte> Body);
