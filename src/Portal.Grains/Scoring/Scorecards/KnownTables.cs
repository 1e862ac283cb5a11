using Portal.Grains.Catalogue;
using Portal.Grains.Scoring.History;
using Portal.Grains.Scoring.Procedures;
using Portal.Grains.Scoring.Rules;
using Portal.Grains.WorkingTime;

namespace Portal.Grains.Scoring.Scorecards;

/// <summary>
/// Tables as they were known at earlier moments: counters, units and procedures of then. A replay costs as much as there
/// are events, so there is one at a time, and the last ones are kept.
/// </summary>
internal sealed class KnownTables(IScoreHistory history, IndexCatalogue rules, TimeProvider time) : IDisposable
{
    private const int Kept = 4;

    /// <summary>What is dated before a moment may still be under way shortly after it; commands are dated by their arrival.</summary>
    private static readonly TimeSpan Unsettled = TimeSpan.FromMinutes(2);

    private readonly SemaphoreSlim one = new(1, 1);
    private readonly Queue<((string Period, DateTimeOffset KnownAt, string? Agency) Key, ScoreTable Table)> kept = new();

    /// <summary>The table of the units at and below an agency, or of all.</summary>
    public async Task<ScoreTable> OfAsync(
        string? agency, ScorePeriod period, DateTimeOffset knownAt, CancellationToken cancellationToken)
    {
        // Times begin there: nothing was known before, and the day before the first of all days has no date.
        if (knownAt < DateTimeOffset.UnixEpoch)
            knownAt = DateTimeOffset.UnixEpoch;
        var key = (period.Name, knownAt, agency);
        await one.WaitAsync(cancellationToken);
        try
        {
            if (kept.FirstOrDefault(known => known.Key == key).Table is { } known)
                return known;

            var table = Make(await history.AsKnownAtAsync(agency, period, knownAt, cancellationToken));
            if (knownAt < time.GetUtcNow() - Unsettled)
                Keep(key, table);
            return table;
        }
        finally
        {
            one.Release();
        }
    }

    public void Dispose() => one.Dispose();

    private void Keep((string, DateTimeOffset, string?) key, ScoreTable table)
    {
        kept.Enqueue((key, table));
        if (kept.Count > Kept)
            kept.Dequeue();
    }

    private ScoreTable Make(KnownState state)
    {
        var catalogue = new Unchanging(state.Catalogue);
        return new ScoreTable(
            state.Board,
            state.Catalogue,
            VietnamTime.LastDayBefore(state.Board.AsOf),
            new CatalogueSets(catalogue, new CatalogueClocks(catalogue)),
            rules,
            previous: null);
    }

    private sealed record Unchanging(CatalogueSnapshot Current) : ICatalogue;
}
