using System.Diagnostics;

namespace Portal.Grains.Journal.Writing;

/// <summary>
/// The journal in traces. A commit serves many requests: it is a child of the first one that is traced, and all others
/// that are traced point to it, so that each trace leads to the transaction that made it durable.
/// </summary>
internal static class JournalTrace
{
    public const string SourceName = "Portal.Journal";

    private static readonly ActivitySource Source = new(SourceName);

    /// <summary>From here the caller waits; null when the request is not traced.</summary>
    public static Activity? StartAppend(JournalAppend append) =>
        Source.StartActivity("journal append") is { } trace
            ? trace.SetTag("portal.stream.revision", append.ExpectedRevision + append.Events.Length)
                .SetTag("portal.event", append.Events[^1].Type)
            : null;

    /// <summary>The transaction of a batch; null when none of its requests is traced.</summary>
    public static Activity? StartCommit(List<PendingAppend> batch)
    {
        if (!Source.HasListeners() || batch.Find(IsTraced) is not { } first)
            return null;

        var commit = Source.StartActivity("journal commit", ActivityKind.Internal, first.Trace!.Context);
        if (commit is null)
            return null;

        commit.SetTag("portal.journal.appends", batch.Count);
        foreach (var pending in batch)
        {
            if (IsTraced(pending))
                pending.Trace!.AddLink(new ActivityLink(commit.Context));
        }

        return commit;
    }

    private static bool IsTraced(PendingAppend pending) => pending.Trace is { Recorded: true };
}
