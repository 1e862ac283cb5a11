using System.Collections.Concurrent;
using Portal.Grains.Catalogue;
using Portal.Grains.Scoring.Facts;
using Portal.Grains.Scoring.Folding;
using Portal.Grains.Storage;

namespace Portal.Grains.Scoring.Board;

/// <summary>Keeps the counters of every period that was asked for in memory, and looks for newer ones when asked again.</summary>
internal sealed class ScoreBoard : IScoreBoard, IDisposable
{
    /// <summary>For so long a board is good without a look into the database, unless this process folded since.</summary>
    private static readonly TimeSpan Fresh = TimeSpan.FromMilliseconds(100);

    /// <summary>For so long it is good while somebody else looks: who asks often never waits for the database.</summary>
    private static readonly TimeSpan Usable = TimeSpan.FromMilliseconds(500);

    /// <summary>
    /// Two years of months and some more: what a page of history asks for. A country's counters take tens of megabytes for
    /// each, so whoever asks for every period there ever was must not fill the memory.
    /// </summary>
    private const int MostPeriods = 30;

    private readonly YearReader reader;
    private readonly ICatalogue catalogue;
    private readonly ScoreFold? fold;
    private readonly ConcurrentDictionary<string, Entry> periods = new(StringComparer.Ordinal);
    private long folds;

    /// <param name="database">Where the counters are.</param>
    /// <param name="catalogue">Where the agencies are.</param>
    /// <param name="fold">What folds in this process; null where it only reads what others fold.</param>
    public ScoreBoard(PortalDatabase database, ICatalogue catalogue, ScoreFold? fold)
    {
        (reader, this.catalogue, this.fold) = (new YearReader(database), catalogue, fold);
        if (fold is not null)
            fold.Folded += Count;
    }

    /// <summary>How many periods are in memory.</summary>
    public int PeriodsKept => periods.Count;

    public async ValueTask<PeriodBoard> OfAsync(ScorePeriod period, CancellationToken cancellationToken)
    {
        var entry = EntryOf(period);
        if (entry.Newest is { } known && Holds(known, Usable))
        {
            if (!Holds(known, Fresh) && entry.One.Wait(0, CancellationToken.None))
                _ = LookAsync(entry);
            return known.Board;
        }

        await entry.One.WaitAsync(cancellationToken);
        try
        {
            return entry.Newest is { } newer && Holds(newer, Fresh) ? newer.Board : await ReadAsync(entry, cancellationToken);
        }
        finally
        {
            entry.One.Release();
        }
    }

    public async Task LoadAsync(IEnumerable<ScorePeriod> asked, CancellationToken cancellationToken)
    {
        var missing = asked.Select(EntryOf).Where(entry => entry.Newest is null);
        foreach (var year in missing.GroupBy(entry => entry.Cache.Year))
            await LoadYearAsync([.. year.OrderBy(entry => entry.Period.Name, StringComparer.Ordinal)], cancellationToken);
    }

    public async Task<PeriodBoard> ChangedAsync(ScorePeriod period, long after, CancellationToken cancellationToken)
    {
        while (true)
        {
            var board = await OfAsync(period, cancellationToken);
            if (board.Version > after)
                return board;

            await Task.Delay(Fresh, cancellationToken);
        }
    }

    public void Dispose()
    {
        if (fold is not null)
            fold.Folded -= Count;
    }

    /// <summary>Looks while nobody waits. When it fails, whoever asks next looks again, and hears of it.</summary>
    private async Task LookAsync(Entry entry)
    {
        await Task.Yield();
        try
        {
            await ReadAsync(entry, CancellationToken.None);
        }
        catch (Exception)
        {
            entry.Newest = null;
        }
        finally
        {
            entry.One.Release();
        }
    }

    /// <summary>Everybody takes the periods of a year in their order, so nobody waits for somebody who waits for them.</summary>
    private async Task LoadYearAsync(Entry[] entries, CancellationToken cancellationToken)
    {
        var taken = 0;
        try
        {
            for (; taken < entries.Length; taken++)
                await entries[taken].One.WaitAsync(cancellationToken);
            // Others may have read some of them meanwhile; what has counters goes on from there, by itself.
            if (entries.Where(entry => entry is { Newest: null, Cache.Built: < 0 }).ToArray() is { Length: > 0 } missing)
                await ReadAsync(missing, cancellationToken);
        }
        finally
        {
            foreach (var entry in entries.AsSpan(0, taken))
                entry.One.Release();
        }
    }

    private async Task<PeriodBoard> ReadAsync(Entry entry, CancellationToken cancellationToken) =>
        (await ReadAsync([entry], cancellationToken))[0];

    private async Task<PeriodBoard[]> ReadAsync(Entry[] entries, CancellationToken cancellationToken)
    {
        try
        {
            var (seen, tree) = (Interlocked.Read(ref folds), catalogue.Current.Agencies);
            var boards = await reader.RefreshAsync([.. entries.Select(entry => entry.Cache)], tree, cancellationToken);
            var now = TimeProvider.System.GetTimestamp();
            foreach (var (entry, board) in entries.Zip(boards))
                entry.Newest = new Look(board, seen, tree, now);
            return boards;
        }
        catch (Exception failed) when (failed is not ScoresNotReadyException)
        {
            // What was read in part is read again from the beginning.
            foreach (var entry in entries)
                entry.Forget();
            throw;
        }
    }

    private void Count() => Interlocked.Increment(ref folds);

    private Entry EntryOf(ScorePeriod period)
    {
        if (!periods.TryGetValue(period.Name, out var entry))
        {
            entry = periods.GetOrAdd(period.Name, new Entry(period));
            // Others may find the same oldest one at the same time: one of them takes it away, the rest look again.
            while (periods.Count > MostPeriods && periods.MinBy(one => one.Value.AskedAt) is { Key: not null } oldest)
                periods.TryRemove(oldest);
        }

        entry.AskedAt = TimeProvider.System.GetTimestamp();
        return entry;
    }

    private bool Holds(Look look, TimeSpan time) =>
        look.SeenFolds == Interlocked.Read(ref folds)
        && look.Tree == catalogue.Current.Agencies
        && TimeProvider.System.GetElapsedTime(look.At) < time;

    /// <summary>One look into the database.</summary>
    private sealed record Look(PeriodBoard Board, long SeenFolds, Agencies.AgencyTree Tree, long At);

    private sealed class Entry(ScorePeriod period)
    {
        private volatile Look? newest;

        /// <summary>When it was asked for last.</summary>
        public long AskedAt { get; set; } = TimeProvider.System.GetTimestamp();

        public SemaphoreSlim One { get; } = new(1, 1);

        public ScorePeriod Period => period;

        public PeriodCache Cache { get; private set; } = New(period);

        public Look? Newest
        {
            get => newest;
            set => newest = value;
        }

        public void Forget() => Cache = New(period);

        private static PeriodCache New(ScorePeriod period) => new(period, PeriodTable.Of(period).Code);
    }
}
