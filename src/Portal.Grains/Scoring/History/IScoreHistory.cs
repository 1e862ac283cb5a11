using System.Collections.Immutable;
using Portal.Grains.Scoring.Rules;

namespace Portal.Grains.Scoring.History;

/// <summary>What was known at an earlier moment, and what was put on record then.</summary>
public interface IScoreHistory
{
    /// <summary>
    /// The counters of units and the catalogue as they would have been shown at a moment: only what the journal held by
    /// then. The board shows the same period as corrected since.
    /// </summary>
    /// <param name="agency">Unit; the units below are included. <see langword="null"/> for all units.</param>
    /// <param name="knownAt">The moment; an event of that very millisecond was known.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task<KnownState> AsKnownAtAsync(
        string? agency, ScorePeriod period, DateTimeOffset knownAt, CancellationToken cancellationToken);

    /// <summary>The daily snapshots of a unit and period, oldest first.</summary>
    Task<ImmutableArray<ScoreSnapshot>> SnapshotsAsync(
        string agency, ScorePeriod period, CancellationToken cancellationToken);

    /// <summary>The frozen month, or <see langword="null"/> when it is not frozen (yet).</summary>
    Task<FrozenMonth?> FindFrozenAsync(ScorePeriod month, CancellationToken cancellationToken);

    /// <summary>What differs now from the frozen month, by unit and index; empty when it is not frozen.</summary>
    /// <param name="rules">As whose profile counts; what that profile has not put on record is not compared.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task<ImmutableArray<ScoreCorrection>> CorrectionsAsync(
        ScorePeriod month, RuleSet rules, CancellationToken cancellationToken);
}
