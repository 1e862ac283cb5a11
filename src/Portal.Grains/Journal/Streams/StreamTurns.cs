using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Portal.Grains.Shared;

namespace Portal.Grains.Journal.Streams;

/// <summary>
/// The turns of one stream, round a decider: finds the state, lets decide, writes the journal, answers. A grain gives
/// it one turn at a time.
/// </summary>
/// <param name="kind">What the stream is.</param>
/// <param name="services">Where streams are kept.</param>
/// <param name="rest">Called when what is in memory is of no more use.</param>
internal abstract class StreamTurns<TState, TCommand, TEvent>(
    StreamKind kind,
    string id,
    StreamServices services,
    ILogger logger,
    Action rest)
    where TState : class, IJournaledState
{
    private readonly IJournal journal = services.Journal;
    private ReadOnlyMemory<byte> head;
    private bool loaded;

    // Time stamp: the state was the newest one then, or the database did not say.
    private long askedAt;

    /// <summary>The state as of the newest event; null when the stream does not exist or was not loaded yet.</summary>
    public TState? Current { get; private set; }

    /// <summary>The moment, whole milliseconds.</summary>
    public DateTimeOffset Now =>
        DateTimeOffset.FromUnixTimeMilliseconds(services.Time.GetUtcNow().ToUnixTimeMilliseconds());

    /// <summary>Id of the stream.</summary>
    protected string Id => id;

    /// <summary>What to say when somebody else wrote to the stream meanwhile.</summary>
    protected abstract Refusal StaleRevision { get; }

    /// <summary>The command begins a stream, so there is no state to look for.</summary>
    protected abstract bool Creates(TCommand command);

    /// <summary>Asks the decider.</summary>
    protected abstract ValueTask<Decision<TEvent>> Ask(TCommand command, CommandEnvelope envelope, DateTimeOffset now);

    /// <summary>Fills in what only other grains can say.</summary>
    protected virtual ValueTask<ImmutableArray<TEvent>> Complete(
        ImmutableArray<TEvent> events,
        TCommand command,
        DateTimeOffset now) => new(events);

    protected abstract TState Evolve(TState? state, TEvent happened, Occurrence occurrence);

    protected abstract NewEvent Write(TEvent happened, Occurrence occurrence);

    protected abstract TState Read(ReadOnlySpan<byte> state);

    protected abstract StreamRow RowOf(TState state);

    /// <summary>The answer to a command that led to this state.</summary>
    protected abstract CommandAnswer Answer(TState next, bool created);

    /// <summary>Carries out a command, once for its idempotency key.</summary>
    /// <exception cref="StorageUnavailableException">Nothing is known about the outcome.</exception>
    public async Task<CommandAnswer> Run(TCommand command, CommandEnvelope envelope)
    {
        try
        {
            return await Decide(command, envelope);
        }
        catch (Exception outage) when (StorageOutage.Is(outage))
        {
            // Whether the append became durable is unknown: what is in memory can no longer be trusted.
            StreamTurnsLog.Away(logger, kind, id, outage.GetType().Name);
            Forget();
            throw new StorageUnavailableException();
        }
    }

    /// <summary>Finds the state for a look at it: one that was the newest a moment ago.</summary>
    /// <exception cref="StorageUnavailableException">The storage is out of reach, and nothing is in memory.</exception>
    public async ValueTask LoadToRead()
    {
        try
        {
            if (!await Load() && services.Time.GetElapsedTime(askedAt) >= Freshness.Bound)
                await Refresh();
        }
        catch (Exception outage) when (StorageOutage.Is(outage))
        {
            StreamTurnsLog.Away(logger, kind, id, outage.GetType().Name);
            throw new StorageUnavailableException();
        }
    }

    /// <param name="atLeast">
    /// A revision that the caller has seen. When this activation knows only older ones, another process wrote it.
    /// </param>
    /// <returns>Whether it was read now.</returns>
    private async ValueTask<bool> Load(int atLeast = 0)
    {
        if (loaded && (Current is null || Current.Revision >= atLeast))
            return false;

        var asked = services.Time.GetTimestamp();
        if (await services.Store.LoadAsync(kind, id, CancellationToken.None) is { } stored)
            (Current, head) = (Read(stored.State.Span), stored.Head);
        (loaded, askedAt) = (true, asked);
        return true;
    }

    /// <summary>Reads again when another process or activation has written; while the storage is away, shows what is here.</summary>
    private async ValueTask Refresh()
    {
        var asked = services.Time.GetTimestamp();
        int newest;
        try
        {
            using var patience = new CancellationTokenSource(Freshness.Patience, services.Time);
            newest = await services.Store.FindRevisionAsync(kind, id, patience.Token).WaitAsync(patience.Token);
        }
        catch (Exception outage) when (StorageOutage.Is(outage) || outage is OperationCanceledException)
        {
            StreamTurnsLog.NotCompared(logger, kind, id, outage.GetType().Name);
            askedAt = services.Time.GetTimestamp();
            return;
        }

        askedAt = asked;
        if (newest == (Current?.Revision ?? 0))
            return;

        (Current, head, loaded) = (null, default, false);
        await Load();
    }

    /// <summary>Reads again; whether another process or activation has written since this one read.</summary>
    private async ValueTask<bool> HasMovedOn()
    {
        var before = Current?.Revision;
        loaded = false;
        await Load();
        return Current?.Revision != before;
    }

    private async Task<CommandAnswer> Decide(TCommand command, CommandEnvelope envelope, bool again = false)
    {
        // A new id was just made by the portal: there is nothing to read. The revision guard would tell otherwise.
        var isFresh = Creates(command) || await Load(envelope.ExpectedRevision ?? 0);

        var now = envelope.MomentOf(Now, Current?.UpdatedAt);
        var decision = await Ask(command, envelope, now);
        if (decision.IsRefused)
        {
            if (await journal.RecallAsync(envelope) is { } before)
                return before;
            // A "no" is said to what is there now, never to what this activation remembers.
            return !isFresh && !again && await HasMovedOn()
                ? await Decide(command, envelope, again: true)
                : Refuse(decision.Refusal);
        }

        var occurrence = new Occurrence(now, envelope.Caller.Actor);
        var events = await Complete(decision.Events, command, now);
        var next = Current;
        foreach (var happened in events)
            next = Evolve(next, happened, occurrence);

        if (await Append(next!, events, occurrence, command, envelope) is { } answer)
            return answer;
        // Who named no revision has not seen an old one either: their command is decided on what is there now.
        return envelope.ExpectedRevision is null && !Creates(command) && !again
            ? await Decide(command, envelope, again: true)
            : Refuse(StaleRevision);
    }

    /// <summary>The answer; null when somebody else wrote to the stream meanwhile.</summary>
    private async Task<CommandAnswer?> Append(
        TState next,
        ImmutableArray<TEvent> events,
        Occurrence occurrence,
        TCommand command,
        CommandEnvelope envelope)
    {
        var answer = Answer(next, Creates(command));
        var asked = services.Time.GetTimestamp();
        var append = new JournalAppend(
            next.Id,
            Current?.Revision ?? 0,
            head,
            [.. events.Select(happened => Write(happened, occurrence))],
            RowOf(next),
            new RememberedAnswer(
                envelope.Caller.Subject, envelope.IdempotencyKey, envelope.RequestHash,
                answer.Status, answer.ETag, answer.Location, answer.Body));

        switch (await journal.AppendAsync(append, CancellationToken.None))
        {
            case AppendOutcome.Appended appended:
                (Current, head, loaded, askedAt) = (next, appended.Head, true, asked);
                StreamTurnsLog.Appended(logger, kind, next.Id, next.Revision, append.Events[^1].Type);
                return answer;
            case AppendOutcome.KeyTaken taken:
                Forget();
                return Repetition.Repeat(taken.Stored, envelope);
            default:
                // Somebody else wrote to this stream: another activation of it, after a split or a slow shutdown.
                StreamTurnsLog.Conflict(logger, kind, next.Id, next.Revision);
                Forget();
                return await journal.RecallAsync(envelope);
        }
    }

    private CommandAnswer Refuse(Refusal refusal)
    {
        if (Current is null)
            rest();
        return CommandAnswer.Refused(refusal);
    }

    private void Forget()
    {
        (Current, head, loaded) = (null, default, false);
        rest();
    }
}
