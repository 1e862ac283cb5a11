namespace Portal.Grains.Scoring.Scorecards;

/// <summary>Scores of all units, from memory: counters and catalogue put together by the rules of decision 766.</summary>
public interface IScorecards
{
    /// <summary>
    /// The scores of a period as they stand now. The same table comes back until a counter, the catalogue or the day
    /// changes.
    /// </summary>
    /// <exception cref="Board.ScoresNotReadyException">The counters are being built.</exception>
    ValueTask<ScoreTable> OfAsync(ScorePeriod period, CancellationToken cancellationToken);

    /// <summary>Waits for scores of a period that are newer than a version.</summary>
    Task<ScoreTable> ChangedAsync(ScorePeriod period, long after, CancellationToken cancellationToken);

    /// <summary>The units of one kind in their order, with what changed against the period before.</summary>
    ValueTask<RankView> RankAsync(RankQuery query, CancellationToken cancellationToken);

    /// <summary>The same of a table at hand.</summary>
    ValueTask<RankView> RankAsync(RankQuery query, ScoreTable table, CancellationToken cancellationToken);
}
