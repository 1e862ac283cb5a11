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

    private readonly PortalDatabase database;
    private readonly ICatalogue catalogue;
    private readonly ScoreFold fold;
    private readonly ConcurrentDictionary<string, Entry> periods = new(StringComparer.Ordinal);
    private long folds;

    public ScoreBoard(PortalDatabase database, ICatalogue catalogue, ScoreFold fold)
    {
        (this.database, this.catalogue, this.fold) = (database, catalogue, fold);
        fold.Folded += Count;
    }

    public async ValueTask<PeriodBoard> OfAsync(ScorePeriod period, CancellationToken cancellationToken)
    {
        var entry = periods.GetOrAdd(period.Name, static (_, made) => made, new Entry(database, period));
        if (IsFresh(entry))
            return entry.Board!;

        await entry.One.WaitAsync(cancellationToken);
        try
        {
            if (IsFresh(entry))
                return entry.Board!;

            var (seen, tree) = (Interlocked.Read(ref folds), catalogue.Current.Agencies);
            entry.Board = await entry.Cache.RefreshAsync(tree, cancellationToken);
            (entry.SeenFolds, entry.Tree, entry.ReadAt) = (seen, tree, TimeProvider.System.GetTimestamp());
            return entry.Board;
        }
        catch (Exception failed) when (failed is not ScoresNotReadyException)
        {
            // What was read in part is read again from the beginning.
            entry.Cache = new PeriodCache(database, period, PeriodTable.Of(period).Code);
            throw;
        }
        finally
        {
            entry.One.Release();
        }
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
        fold.Folded -= Count;
        foreach (var entry in periods.Values)
            entry.One.Dispose();
    }

    private void Count() => Interlocked.Increment(ref folds);

    private bool IsFresh(Entry entry) =>
        entry.Board is not null
        && entry.SeenFolds == Interlocked.Read(ref folds)
        && entry.Tree == catalogue.Current.Agencies
        && TimeProvider.System.GetElapsedTime(entry.ReadAt) < Fresh;

    private sealed class Entry(PortalDatabase database, ScorePeriod period)
    {
        public SemaphoreSlim One { get; } = new(1, 1);

        public PeriodCache Cache { get; set; } = new(database, period, PeriodTable.Of(period).Code);

        public PeriodBoard? Board { get; set; }

        public long SeenFolds { get; set; }

        public long ReadAt { get; set; }

        public Agencies.AgencyTree? Tree { get; set; }
    }
}
