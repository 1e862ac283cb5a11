using System.Diagnostics;
using Portal.Grains.Journal.Streams;

namespace Portal.Grains.Journal.Writing;

/// <summary>An append on its way: hashed, queued, and answered once its transaction has ended.</summary>
internal sealed class PendingAppend
{
    private readonly TaskCompletionSource<AppendOutcome> completion =
        new(TaskCreationOptions.RunContinuationsAsynchronously);

    public PendingAppend(JournalAppend append, DateTimeOffset queuedAt, long deadline)
    {
        Append = append;
        Table = StreamTables.Of(append.Row);
        QueuedAt = queuedAt;
        Deadline = deadline;
        Events = Chain(append);
        Revision = append.ExpectedRevision + Events.Length;
        Head = Events[^1].Hash;
    }

    public JournalAppend Append { get; }

    public StreamTable Table { get; }

    public PendingEvent[] Events { get; }

    /// <summary>The revision after the append: the sequence number of its last event.</summary>
    public int Revision { get; }

    /// <summary>Hash of the last event.</summary>
    public byte[] Head { get; }

    public DateTimeOffset QueuedAt { get; }

    /// <summary>The caller's wait, where its request is traced.</summary>
    public Activity? Trace { get; init; }

    /// <summary>Timestamp after which the append is not tried any more.</summary>
    public long Deadline { get; }

    /// <summary>Appends with the same idempotency key that arrived while this one was under way.</summary>
    public List<PendingAppend>? Followers { get; private set; }

    /// <summary>How the append ended; set by the session that wrote it, told to the caller after the commit.</summary>
    public AppendOutcome? Outcome { get; set; }

    /// <summary>Why there is no outcome.</summary>
    public Exception? Failure { get; set; }

    public Task<AppendOutcome> Task => completion.Task;

    public bool IsNew => Append.ExpectedRevision == 0;

    public void Follow(PendingAppend leader) => (leader.Followers ??= []).Add(this);

    public void MarkAppended() => Outcome = new AppendOutcome.Appended(Head);

    /// <summary>Tells the caller how it ended.</summary>
    public void Complete()
    {
        if (Outcome is not null)
            completion.SetResult(Outcome);
        else
            completion.SetException(Failure ?? new InvalidOperationException("The append has no outcome."));
    }

    private static PendingEvent[] Chain(JournalAppend append)
    {
        var events = new PendingEvent[append.Events.Length];
        var previous = append.PreviousHash;
        for (var i = 0; i < events.Length; i++)
        {
            var item = append.Events[i];
            var sequence = append.ExpectedRevision + i + 1;
            var hash = HashChain.Compute(
                previous.Span,
                append.Stream,
                sequence,
                item.At.ToUnixTimeMilliseconds(),
                item.Actor,
                item.Type,
                item.Body.Span);
            events[i] = new PendingEvent(append.Stream, sequence, item, hash);
            previous = hash;
        }

        return events;
    }
}
