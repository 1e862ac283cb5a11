using System.Collections.Immutable;
using Portal.Grains.Scoring.History;

namespace Portal.Grains.Scoring.Scorecards;

/// <summary>Scores of earlier moments and periods.</summary>
public interface IEarlierScores
{
    /// <summary>
    /// The score of a unit as it was known at an earlier moment: only what had been written by then counts. Procedures
    /// and communes are those of today's knowledge.
    /// </summary>
    Task<UnitScore?> AsKnownAtAsync(
        string agency, ScorePeriod period, DateTimeOffset knownAt, CancellationToken cancellationToken);

    /// <summary>The days of a period on which a snapshot was taken, oldest first.</summary>
    Task<ImmutableArray<DayPoint>> DaysAsync(
        string agency, ScorePeriod period, string profile, CancellationToken cancellationToken);

    /// <summary>The frozen month of a unit with the corrections since; <see langword="null"/> when there is none.</summary>
    Task<FrozenScore?> FrozenAsync(
        string agency, ScorePeriod month, string profile, CancellationToken cancellationToken);
}

/// <summary>A day of a unit.</summary>
/// <param name="Day">Day.</param>
/// <param name="TakenAt">When the snapshot was taken.</param>
/// <param name="Card">Its scorecard.</param>
public sealed record DayPoint(DateOnly Day, DateTimeOffset TakenAt, Rules.Scorecard Card);

/// <summary>A unit in a frozen month.</summary>
/// <param name="Month">The frozen month.</param>
/// <param name="Card">The scorecard that was frozen.</param>
/// <param name="Corrected">The scorecard as corrected since.</param>
/// <param name="Corrections">What differs.</param>
public sealed record FrozenScore(
    FrozenMonth Month, Rules.Scorecard Card, Rules.Scorecard Corrected, ImmutableArray<ScoreCorrection> Corrections);
