using System.Collections.Immutable;

namespace Portal.Grains.Journal;

/// <summary>
/// The append-only record of everything that happened. One writer per process; appends that arrive while a commit is
/// under way are written together in the next transaction (group commit).
/// </summary>
internal interface IJournal
{
    /// <summary>
    /// Appends events, the new row of the stream and, if given, the remembered answer in one transaction, and returns
    /// after it is durable. A conflict fails this append alone, never its neighbours in the same transaction.
    /// </summary>
    /// <remarks>
    /// The revision of a stream is the sequence number of its newest event: after the append it is the expected revision
    /// plus the number of events. Once queued, an append is not cancelled: the token counts only before that.
    /// </remarks>
    /// <exception cref="JournalUnavailableException">
    /// The database could not be reached or refused the transaction; whether it committed is then unknown.
    /// </exception>
    ValueTask<AppendOutcome> AppendAsync(JournalAppend append, CancellationToken cancellationToken);

    /// <summary>The answer stored under an idempotency key, or <see langword="null"/> when there is none.</summary>
    ValueTask<RememberedAnswer?> FindAnswerAsync(string caller, string key, CancellationToken cancellationToken);
}

/// <summary>What one command adds to one stream.</summary>
/// <param name="Stream">Key of the stream, such as the dossier id.</param>
/// <param name="ExpectedRevision">Revision the caller decided on; 0 = the stream must not exist yet.</param>
/// <param name="PreviousHash">Hash of the newest entry the caller knows; empty for a new stream.</param>
/// <param name="Events">At least one event, in order.</param>
/// <param name="Row">The row of the stream after the events.</param>
/// <param name="Answer">What to remember under the caller's idempotency key, in the same transaction.</param>
internal sealed record JournalAppend(
    string Stream,
    int ExpectedRevision,
    ReadOnlyMemory<byte> PreviousHash,
    ImmutableArray<NewEvent> Events,
    StreamRow Row,
    RememberedAnswer? Answer);

/// <summary>An event on its way into the journal.</summary>
/// <param name="At">When it happened, whole milliseconds.</param>
/// <param name="Actor">Who did it: an opaque subject id with role, never a name or personal number.</param>
/// <param name="Type">Stable type name, such as <c>dossier.accepted</c>.</param>
/// <param name="Body">The event as JSON, UTF-8; exactly these bytes are hashed and stored.</param>
internal readonly record struct NewEvent(DateTimeOffset At, string Actor, string Type, ReadOnlyMemory<byte> Body);

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

/// <summary>How an append ended.</summary>
internal abstract record AppendOutcome
{
    /// <summary>Durable. <paramref name="Head"/> is the hash of the newest entry.</summary>
    internal sealed record Appended(ReadOnlyMemory<byte> Head) : AppendOutcome;

    /// <summary>The stream has moved on (or exists already); nothing was written.</summary>
    internal sealed record RevisionConflict : AppendOutcome;

    /// <summary>The idempotency key was used before; nothing was written. The stored answer is given.</summary>
    internal sealed record KeyTaken(RememberedAnswer Stored) : AppendOutcome;
}

/// <summary>One row per stream with its state and every column that lists, searches and scores need.</summary>
/// <param name="State">The state as JSON, UTF-8.</param>
internal abstract record StreamRow(ReadOnlyMemory<byte> State);

/// <summary>The journal's database is out of reach; the outcome of the append is unknown to the caller.</summary>
internal sealed class JournalUnavailableException(string message, Exception? inner = null) : Exception(message, inner);
