using Portal.Grains.Journal;

namespace Portal.Api.Tests.Idempotency;

/// <summary>A journal whose appends can be held back, so that a request hangs for exactly as long as a test needs.</summary>
internal sealed class GatedJournal(IJournal journal) : IJournal
{
    private TaskCompletionSource? gate;
    private TaskCompletionSource arrived = NewSource();

    /// <summary>Done when an append waits at the closed gate.</summary>
    public Task Arrived => arrived.Task;

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

        return await journal.AppendAsync(append, cancellationToken);
    }

    public ValueTask<RememberedAnswer?> FindAnswerAsync(string caller, string key, CancellationToken cancellationToken) =>
        journal.FindAnswerAsync(caller, key, cancellationToken);

    private static TaskCompletionSource NewSource() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
