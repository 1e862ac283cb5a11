using System.Text.Unicode;
using System.Threading.Channels;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Portal.Grains.Journal.Reading;
using Portal.Grains.Storage;

namespace Portal.Grains.Journal.Writing;

/// <summary>The journal's writer: one per process, between <see cref="StartAsync"/> and <see cref="StopAsync"/>.</summary>
internal sealed class JournalWriter(
    PortalDatabase database, JournalOptions options, TimeProvider time, ILogger<JournalWriter> logger)
    : IJournal, IHostedService, IAsyncDisposable
{
    private readonly Channel<PendingAppend> queue = Channel.CreateUnbounded<PendingAppend>();
    private readonly CancellationTokenSource abort = new();
    private readonly long patience = (long)(options.Patience.TotalSeconds * time.TimestampFrequency);
    private Task lanes = Task.CompletedTask;
    private JournalMetrics? metrics;
    private int waiting;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        metrics ??= new JournalMetrics(this, () => Volatile.Read(ref waiting));
        lanes = database.Kind == DatabaseKind.Sqlite
            ? DedicatedThread.Run("journal", () => RunLaneAsync(() => new SqliteSession(database)))
            : Task.WhenAll(Enumerable.Range(0, options.Lanes).Select(_ =>
                Task.Run(() => RunLaneAsync(() => new PostgresSession(database, options.Patience)), CancellationToken.None)));
        return Task.CompletedTask;
    }

    /// <summary>Refuses new appends and writes those that are queued.</summary>
    /// <param name="cancellationToken">When it fires, a database that is away is not waited for any longer.</param>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        queue.Writer.TryComplete();
        await using var registration = cancellationToken.UnsafeRegister(
            static source => ((CancellationTokenSource)source!).Cancel(), abort);
        await lanes;
    }

    public async ValueTask<AppendOutcome> AppendAsync(JournalAppend append, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Check(append);
        // Counted here, as the lanes hold what waits for a database that is away or for its stream's turn.
        if (Volatile.Read(ref waiting) >= options.MaxWaiting)
            throw new JournalUnavailableException("Too many appends wait; this one was not written.");
        using var trace = JournalTrace.StartAppend(append);
        var pending = new PendingAppend(append, time.GetUtcNow(), time.GetTimestamp() + patience) { Trace = trace };
        Interlocked.Increment(ref waiting);
        try
        {
            if (!queue.Writer.TryWrite(pending))
                throw new JournalUnavailableException("The journal is stopping; the append was not written.");
            return await pending.Task;
        }
        finally
        {
            Interlocked.Decrement(ref waiting);
        }
    }

    public async ValueTask<RememberedAnswer?> FindAnswerAsync(
        string caller, string key, CancellationToken cancellationToken) =>
        await AnswerReader.FindAsync(database, caller, key, cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await StopAsync(CancellationToken.None);
        metrics?.Dispose();
        abort.Dispose();
    }

    private Task RunLaneAsync(Func<IJournalSession> sessions) =>
        new JournalLane(queue.Reader, sessions, options, metrics!, time, logger).RunAsync(abort.Token);

    /// <summary>Refuses what could not be stored byte for byte, before it can trouble its neighbours.</summary>
    private static void Check(JournalAppend append)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(append.ExpectedRevision);
        if (append.Events.IsDefaultOrEmpty)
            throw new ArgumentException("An append needs at least one event.", nameof(append));
        if (append.PreviousHash.Length != (append.ExpectedRevision == 0 ? 0 : HashChain.Length))
            throw new ArgumentException("The previous hash does not fit the expected revision.", nameof(append));

        CheckText(append.Row.State.Span, "state");
        foreach (var item in append.Events)
            CheckText(item.Body.Span, "event");
        if (append.Answer is { } answer)
            CheckText(answer.Body.Span, "answer");
    }

    private static void CheckText(ReadOnlySpan<byte> text, string what)
    {
        if (text.Contains((byte)0) || !Utf8.IsValid(text))
            throw new ArgumentException($"The {what} is not JSON in UTF-8.");
    }
}
