namespace Portal.Grains.Scoring.Board;

/// <summary>
/// The counters of every unit, in memory: read from the database once per period, and from then on only what changed.
/// </summary>
public interface IScoreBoard
{
    /// <summary>The counters of a period, at most a fraction of a second behind what the fold has committed.</summary>
    /// <exception cref="ScoresNotReadyException">The counters are being built for this version of the program.</exception>
    ValueTask<PeriodBoard> OfAsync(ScorePeriod period, CancellationToken cancellationToken);

    /// <summary>Reads several periods that are not in memory; those of one year together, which costs as much as one of them.</summary>
    /// <exception cref="ScoresNotReadyException">The counters are being built for this version of the program.</exception>
    Task LoadAsync(IEnumerable<ScorePeriod> asked, CancellationToken cancellationToken);

    /// <summary>Waits until some counter of the period is newer than a version, and gives the board then.</summary>
    /// <param name="after">Version that the caller has seen, see <see cref="PeriodBoard.Version"/>.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task<PeriodBoard> ChangedAsync(ScorePeriod period, long after, CancellationToken cancellationToken);
}
