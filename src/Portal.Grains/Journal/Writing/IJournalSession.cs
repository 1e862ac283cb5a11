namespace Portal.Grains.Journal.Writing;

/// <summary>One connection that writes batches, one transaction at a time.</summary>
internal interface IJournalSession : IAsyncDisposable
{
    /// <summary>Connects; also after a lost connection.</summary>
    ValueTask OpenAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Writes the batch and gives every append its outcome or failure. No two appends of a batch have the same stream
    /// or the same idempotency key.
    /// </summary>
    /// <exception cref="System.Data.Common.DbException">
    /// The connection is lost: appends that have no outcome yet may or may not be written.
    /// </exception>
    ValueTask WriteAsync(List<PendingAppend> batch);
}
