using Portal.Grains.Journal;

namespace Portal.Api.Tests.Idempotency;

/// <summary>
/// A journal whose appends can be held back, so that a request hangs for exactly as long as a test needs, and whose
/// database can be lost for one append, before or after it was written.
/// </summary>
internal sealed class GatedJournal(IJournal journal) : IJournal
{
    private TaskCompletionSource? gate;
    private TaskCompletionSource arrived = NewSource();

    /// <summary>Done when an append waits at the closed gate.</summary>
    public Task Arrived => arrived.Task;

    /// <summary>Lose the database before the next append is written.</summary>
    public bool FailBefore { get; set; }

    /// <summary>Lose the database after the next append was written: nobody hears of it.</summary>
    public bool FailAfter { get; set; }

    public void Close()
    {
        arrived = NewSource();
        gate = NewSource();
    }

    public void Open() => Interlocked.Exchange(ref gate, null)?.SetResult();

    public async ValueTask<AppendOutcome> AppendAsync(JournalAppend append, CancellationToken cancellationToken)
    {
        if (gate is { } closed)
        {
            arrived.TrySetResult();
            await closed.Task;
        }

        if (FailBefore)
        {
            FailBefore = false;
            throw new JournalUnavailableException("Lost before the append.");
        }

        var outcome = await journal.AppendAsync(append, cancellationToken);
        if (FailAfter)
        {
            FailAfter = false;
            throw new JournalUnavailableException("Lost after the append.");
        }

        return outcome;
    }

    public ValueTask<RememberedAnswer?> FindAnswerAsync(string caller, string key, CancellationToken cancellationToken) =>
        journal.FindAnswerAsync(caller, key, cancellationToken);

    private static TaskCompletionSource NewSource() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
