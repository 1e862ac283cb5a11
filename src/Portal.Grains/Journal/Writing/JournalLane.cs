using System.Diagnostics;
using System.Threading.Channels;
using Microsoft.Extensions.Logging;

namespace Portal.Grains.Journal.Writing;

/// <summary>
/// Takes everything that arrived while its last transaction was under way, and writes it as the next one. Connects
/// again when the database was away.
/// </summary>
internal sealed partial class JournalLane(
    ChannelReader<PendingAppend> queue,
    Func<IJournalSession> sessions,
    JournalOptions options,
    JournalMetrics metrics,
    TimeProvider time,
    ILogger logger)
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(1);

    private readonly JournalBatch batch = new(queue, options.MaxBatch);
    private IJournalSession session = sessions();
    private bool connected;

    /// <summary>Runs until the queue is closed and empty.</summary>
    /// <param name="abort">Gives up on a database that is away: what still waits is failed.</param>
    public async Task RunAsync(CancellationToken abort)
    {
        while (batch.HasWaiting || await queue.WaitToReadAsync(CancellationToken.None))
        {
            if (!connected && !await ConnectAsync(abort))
                continue;

            batch.Collect();
            if (batch.Appends.Count > 0)
                await WriteAsync();
        }

        await session.DisposeAsync();
    }

    private async Task WriteAsync()
    {
        var started = time.GetTimestamp();
        using var trace = JournalTrace.StartCommit(batch.Appends);
        var writing = Task.CompletedTask;
        try
        {
            // A copy: a session that was given up may go on with it later.
            writing = session.WriteAsync([.. batch.Appends]).AsTask();
            // In real time: the clock of the portal may be set by hand.
            await writing.WaitAsync(options.Patience * 2, TimeProvider.System);
        }
        catch (Exception exception)
        {
            // Whatever it is, the callers get it, and the next batch starts with a fresh connection.
            LogLost(exception);
            connected = false;
            if (!writing.IsCompleted)
                GiveUpSession(writing);
            batch.MarkUnknown(exception);
            trace?.SetStatus(ActivityStatusCode.Error, exception.GetType().Name);
        }

        metrics.Record(batch.Appends, time.GetElapsedTime(started));
        batch.Complete();
    }

    /// <summary>
    /// A server that takes connections and answers nothing keeps the driver for ever: it waits for the answer to its wish to
    /// cancel. What that session still does is refused by revisions and keys, or was wanted.
    /// </summary>
    private void GiveUpSession(Task writing)
    {
        _ = EndAsync(session);
        session = sessions();

        async Task EndAsync(IJournalSession given)
        {
            await writing.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await given.DisposeAsync();
        }
    }

    /// <summary>Tries until connected or until nothing is left that waits for it.</summary>
    private async Task<bool> ConnectAsync(CancellationToken abort)
    {
        var deadline = (long?)null;
        for (var pause = FirstPause; ; pause = Min(pause * 2, LongestPause))
        {
            try
            {
                using var limit = new CancellationTokenSource(Min(options.Patience, Until(deadline)), time);
                using var both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, abort);
                await session.OpenAsync(both.Token);
                connected = true;
                return true;
            }
            catch (Exception exception)
            {
                LogAway(exception);
                var now = abort.IsCancellationRequested ? long.MaxValue : time.GetTimestamp();
                (var failed, deadline) = batch.FailExpired(now, exception);
                metrics.RecordFailures(failed);
                if (deadline is null)
                    return false;
            }

            await Task.Delay(Min(pause, Until(deadline)), time, CancellationToken.None);
        }
    }

    private TimeSpan Until(long? deadline)
    {
        if (deadline is null)
            return options.Patience;
        var left = time.GetElapsedTime(time.GetTimestamp(), deadline.Value);
        return left > TimeSpan.Zero ? left : TimeSpan.Zero;
    }

    private static TimeSpan Min(TimeSpan a, TimeSpan b) => a < b ? a : b;

    [LoggerMessage(2001, LogLevel.Error, "The journal lost its database while it wrote.")]
    private partial void LogLost(Exception exception);

    [LoggerMessage(2002, LogLevel.Warning, "The journal cannot reach its database.")]
    private partial void LogAway(Exception exception);
}
