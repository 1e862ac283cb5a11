using System.Collections.Concurrent;
using Portal.Grains.Catalogue;
using Portal.Grains.Scoring.Board;
using Portal.Grains.Scoring.Procedures;
using Portal.Grains.Scoring.Rules;
using Portal.Grains.WorkingTime;

namespace Portal.Grains.Scoring.Scorecards;

/// <summary>Keeps the newest table of each period; a new version takes over whatever did not change.</summary>
internal sealed class Scorecards(
    IScoreBoard board,
    ICatalogue catalogue,
    ICatalogueSets sets,
    IndexCatalogue rules) : IScorecards
{
    /// <summary>As many as the board keeps. What is forgotten is made again.</summary>
    private const int MostPeriods = 30;

    private readonly ConcurrentDictionary<string, Slot> slots = new(StringComparer.Ordinal);

    public async ValueTask<ScoreTable> OfAsync(ScorePeriod period, CancellationToken cancellationToken) =>
        TableOf(await board.OfAsync(period, cancellationToken));

    public async Task<ScoreTable> ChangedAsync(ScorePeriod period, long after, CancellationToken cancellationToken) =>
        TableOf(await board.ChangedAsync(period, after, cancellationToken));

    public async ValueTask<RankView> RankAsync(RankQuery query, CancellationToken cancellationToken) =>
        await RankAsync(query, await OfAsync(query.Period, cancellationToken), cancellationToken);

    public async ValueTask<RankView> RankAsync(RankQuery query, ScoreTable table, CancellationToken cancellationToken)
    {
        var before = query.Period.Previous is { } previous ? await OfAsync(previous, cancellationToken) : null;
        return table.View((query, before), key => RankMaker.Make(key.query, table, key.before));
    }

    private ScoreTable TableOf(PeriodBoard current)
    {
        if (slots.Count > MostPeriods)
            slots.Clear();

        var slot = slots.GetOrAdd(current.Period.Name, _ => new Slot());
        var snapshot = catalogue.Current;
        var day = VietnamTime.LastDayBefore(current.Period.EndAsOf(current.AsOf));
        if (slot.Table is { } known && IsCurrent(known))
            return known;

        lock (slot)
        {
            if (slot.Table is not { } last || !IsCurrent(last))
                slot.Table = new ScoreTable(current, snapshot, day, sets, rules, slot.Table);
            return slot.Table;
        }

        bool IsCurrent(ScoreTable table)
        {
            if (!ReferenceEquals(table.Catalogue, snapshot) || table.Day < day)
                return false;
            if (!table.Board.HasUnitsOf(current))
                return table.Version > current.Version;

            table.HoldsUntil(current.AsOf);
            return true;
        }
    }

    private sealed class Slot
    {
        public volatile ScoreTable? Table;
    }
}
