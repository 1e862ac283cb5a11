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
