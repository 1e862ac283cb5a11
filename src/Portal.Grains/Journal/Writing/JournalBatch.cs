using System.Threading.Channels;
using Portal.Grains.Journal.Streams;

namespace Portal.Grains.Journal.Writing;

/// <summary>
/// Collects what goes into the next transaction. Appends to a stream that is in it already wait for the one after;
/// appends with an idempotency key that is in it already follow the first and share its fate.
/// </summary>
internal sealed class JournalBatch(ChannelReader<PendingAppend> queue, int maximum)
{
    private readonly HashSet<(StreamKind, string)> streams = [];
    private readonly Dictionary<(string, string), PendingAppend> keys = [];
    private List<PendingAppend> waiting = [];
    private List<PendingAppend> spare = [];

    public List<PendingAppend> Appends { get; } = [];

    /// <summary>Something is left from before.</summary>
    public bool HasWaiting => waiting.Count > 0;

    public void Collect()
    {
        Appends.Clear();
        streams.Clear();
        keys.Clear();
        (waiting, spare) = (spare, waiting);
        foreach (var pending in spare)
            Admit(pending);
        spare.Clear();
        while (Appends.Count < maximum && queue.TryRead(out var pending))
            Admit(pending);
    }

    /// <summary>Tells every caller how its append ended, and those that followed.</summary>
    public void Complete()
    {
        foreach (var pending in Appends)
        {
            if (pending.Followers is { } followers)
                CompleteFollowers(pending, followers);
            pending.Complete();
        }

        Appends.Clear();
    }

    /// <summary>Fails what has waited too long; gives how much, and the earliest deadline of the rest, if there is one.</summary>
    public (int Failed, long? Earliest) FailExpired(long now, Exception reason)
    {
        while (queue.TryRead(out var arrived))
            waiting.Add(arrived);

        long? earliest = null;
        foreach (var pending in waiting)
        {
            if (pending.Deadline > now)
                earliest = Math.Min(earliest ?? long.MaxValue, pending.Deadline);
            else
                Fail(pending, "The database is out of reach; the append was not written.", reason);
        }

        return (waiting.RemoveAll(pending => pending.Deadline <= now), earliest);
    }

    /// <summary>The connection was lost: what has no outcome may be written or not.</summary>
    public void MarkUnknown(Exception reason)
    {
        foreach (var pending in Appends)
        {
            if (pending.Outcome is null && pending.Failure is null)
            {
                pending.Failure = new JournalUnavailableException(
                    "The connection was lost while the append was written; whether it is written is unknown.", reason);
            }
        }
    }

    private static void Fail(PendingAppend pending, string message, Exception reason)
    {
        pending.Failure = new JournalUnavailableException(message, reason);
        pending.Complete();
    }

    private void Admit(PendingAppend pending)
    {
        var answer = pending.Append.Answer;
        if (answer is not null && keys.TryGetValue((answer.Caller, answer.Key), out var leader))
        {
            pending.Follow(leader);
            return;
        }

        if (Appends.Count == maximum || !streams.Add((pending.Table.Kind, pending.Append.Stream)))
        {
            waiting.Add(pending);
            return;
        }

        if (answer is not null)
            keys.Add((answer.Caller, answer.Key), pending);
        Appends.Add(pending);
    }

    private void CompleteFollowers(PendingAppend leader, List<PendingAppend> followers)
    {
        var taken = leader.Outcome switch
        {
            AppendOutcome.Appended => new AppendOutcome.KeyTaken(leader.Append.Answer!),
            AppendOutcome.KeyTaken same => same,
            _ => null,
        };
        foreach (var follower in followers)
        {
            if (taken is null)
            {
                waiting.Add(follower);
                continue;
            }

            follower.Outcome = taken;
            follower.Complete();
        }
    }
}
