using Microsoft.Extensions.Logging;
using Portal.Grains.Scoring.Counting;
using Portal.Grains.Scoring.Facts;
using Portal.Grains.Storage;

namespace Portal.Grains.Scoring.Folding;

/// <summary>
/// Folds the journal into counters, pass by pass: each is one transaction that holds new facts, new counters and the
/// place in the journal, so a crash between any two statements leaves all of them as they were before.
/// </summary>
/// <remarks>
/// A pass takes the ids of what has new events, reads the rows as they are now, and adds the difference between the new
/// contribution and that of the fact the counters hold. Facts whose contribution changes by itself (it gets late, a
/// period begins) are found by their <c>next_change_at</c> and renewed in the same way.
/// </remarks>
internal sealed partial class ScoreFold(
    PortalDatabase database, TimeProvider time, FoldOptions options, ScoreRebuild rebuild, FoldMetrics metrics,
    ILogger<ScoreFold> logger) : IScoreFold, IDisposable
{
    /// <summary>How long to wait for transactions of others before looking again.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(20);

    private readonly SemaphoreSlim oneAtATime = new(1, 1);
    private readonly CounterCache cache = new();
    private int maxBatch = options.MaxBatchOf(database.Kind);
    private bool idle;

    /// <summary>Is called after each pass that changed counters.</summary>
    public event Action? Folded;

    public async Task CatchUpAsync(CancellationToken cancellationToken)
    {
        var target = await TargetAsync(cancellationToken);
        var now = Moment.Of(time.GetUtcNow());
        while (true)
        {
            idle = false;
            var pass = await PassAsync(cancellationToken);
            if (pass is { Busy: false, IsWork: false } && pass.Seen.Oldest >= target && Moment.Of(time.GetUtcNow()) >= now)
                return;
            if (!pass.IsWork)
                await Task.Delay(Patience, cancellationToken);
        }
    }

    public async Task RebuildAsync(CancellationToken cancellationToken)
    {
        await oneAtATime.WaitAsync(cancellationToken);
        try
        {
            while (!await RebuildOnceAsync(null, cancellationToken))
                await Task.Delay(Patience, cancellationToken);
        }
        finally
        {
            oneAtATime.Release();
        }
    }

    /// <summary>
    /// One pass: a bounded number of events and of facts that are due. Builds everything when the counters are those of
    /// another program.
    /// </summary>
    public async Task<FoldPass> PassAsync(CancellationToken cancellationToken)
    {
        await oneAtATime.WaitAsync(cancellationToken);
        try
        {
            var started = time.GetTimestamp();
            var pass = (idle ? await LookAsync(cancellationToken) : null) ?? await PassOnceAsync(cancellationToken);
            idle = pass is { Busy: false, IsWork: false };
            metrics.Record(pass, started);
            // Far behind, fewer and longer passes: a dossier with many events is looked at once in each of them.
            maxBatch = pass.IsFull ? Math.Min(maxBatch * 4, options.MostOf(database.Kind)) : options.MaxBatchOf(database.Kind);
            return pass;
        }
        catch
        {
            // What was committed is unknown.
            cache.Forget();
            throw;
        }
        finally
        {
            oneAtATime.Release();
        }
    }

    public void Dispose() => oneAtATime.Dispose();

    private async Task<FoldPass> PassOnceAsync(CancellationToken cancellationToken)
    {
        await using var session = await FoldSession.OpenAsync(database, cancellationToken);
        if (session is null)
            return FoldPass.ByOthers;

        var old = session.Checkpoint;
        if (MustBuild(old))
        {
            await session.DisposeAsync();
            return await RebuildOnceAsync(old.Version, cancellationToken) ? FoldPass.Rebuilt : FoldPass.ByOthers;
        }

        // The clocks of two machines differ, and a clock may be put back: the counters never go back in time.
        var now = Math.Max(Moment.Of(time.GetUtcNow()), old.AsOf);
        var tally = new Tally();
        var dossiers = new FactFold<DossierFact>(DossierFacts.Instance, now, tally);
        var petitions = new FactFold<PetitionFact>(PetitionFacts.Instance, now, tally);
        var (connection, transaction, max) = (session.Connection, session.Transaction, maxBatch);
        var next = old with
        {
            AsOf = now,
            Version = old.Version + 1,
            Dossiers = await dossiers.ReadChangedAsync(
                connection, transaction, database.Kind, old.Dossiers, max, cancellationToken),
            Petitions = await petitions.ReadChangedAsync(
                connection, transaction, database.Kind, old.Petitions, max, cancellationToken),
        };
        await dossiers.ReadDueAsync(connection, transaction, max, cancellationToken);
        await petitions.ReadDueAsync(connection, transaction, max, cancellationToken);
        var pass = new FoldPass(
            false,
            dossiers.Entries + petitions.Entries,
            dossiers.Due + petitions.Due,
            Math.Max(Math.Max(dossiers.Entries, petitions.Entries), Math.Max(dossiers.Due, petitions.Due)) >= max,
            session.Seen);
        if (!pass.IsWork)
            return pass;

        var writer = await session.WriteAsync(cancellationToken);
        await WriteAsync(writer, DossierFacts.Instance.FactTable, dossiers.Changes, cancellationToken);
        await WriteAsync(writer, PetitionFacts.Instance.FactTable, petitions.Changes, cancellationToken);
        var counters = await cache.AddAsync(tally, old.Version, writer, cancellationToken);
        if (counters.Count > 0)
            await writer.WriteCountersAsync(counters, next.Version, cancellationToken);
        if (!await session.CommitAsync(next, cancellationToken))
            return FoldPass.ByOthers;

        cache.Keep(counters, next.Version);
        if (counters.Count > 0)
            Folded?.Invoke();
        return pass;
    }

    private bool MustBuild(Checkpoint checkpoint) =>
        !checkpoint.IsCurrent
        || (options.ClockMaySetBack && Moment.Of(time.GetUtcNow().AddSeconds(1)) < checkpoint.AsOf);

    private static async Task WriteAsync(
        IFoldWriter writer, string table, FactChanges changes, CancellationToken cancellationToken)
    {
        if (changes.Writes.Count > 0)
            await writer.WriteFactsAsync(table, changes.Writes, cancellationToken);
        if (changes.Renewals.Count > 0)
            await writer.RenewAsync(table, changes.Renewals, cancellationToken);
    }

    /// <param name="version">Only when the checkpoint still has this version; null = in any case.</param>
    /// <param name="cancellationToken">Gives up.</param>
    private async Task<bool> RebuildOnceAsync(long? version, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        LogBuilding(logger);
        cache.Forget();
        if (await rebuild.TryAsync(version, cancellationToken) is not { } built)
            return false;

        var elapsed = time.GetElapsedTime(started);
        metrics.RecordRebuild(elapsed);
        LogBuilt(logger, built.Facts, built.Counters, elapsed.TotalSeconds);
        Folded?.Invoke();
        return true;
    }

    /// <summary>Looks whether there is anything to do; null when there is.</summary>
    private async Task<FoldPass?> LookAsync(CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        var checkpoint = await Checkpoint.ReadAsync(connection, null, cancellationToken);
        if (MustBuild(checkpoint))
            return null;

        var petitions = Checkpoint.After(checkpoint.Petitions);
        await using var command = connection.CreateCommand(
            FoldSql.AnyWork(database.Kind),
            [
                .. Checkpoint.After(checkpoint.Dossiers),
                ("@petition_tx", petitions[0].Value),
                ("@petition_position", petitions[1].Value),
                ("@now", Math.Max(Moment.Of(time.GetUtcNow()), checkpoint.AsOf)),
            ]);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        return reader.GetInt32(0) == 0 ? FoldPass.Nothing(Transactions.Read(reader, 1)) : null;
    }

    /// <summary>PostgreSQL: what was committed before now belongs to a transaction below this one.</summary>
    private async Task<long> TargetAsync(CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        return (await Transactions.NowAsync(database.Kind, connection, null, cancellationToken)).Next;
    }

    [LoggerMessage(3003, LogLevel.Information, "Building all score counters anew")]
    private static partial void LogBuilding(ILogger logger);

    [LoggerMessage(3004, LogLevel.Information, "Score counters built: {Facts} facts, {Counters} counters in {Seconds:0.0} s")]
    private static partial void LogBuilt(ILogger logger, long facts, long counters, double seconds);
}
