using System.Collections.Immutable;
using Portal.Grains.Scoring.History;

namespace Portal.Grains.Scoring.Scorecards;

/// <summary>Scores of earlier moments and periods.</summary>
public interface IEarlierScores
{
    /// <summary>
    /// The score of a unit as it was known at an earlier moment, and its place then: only what had been written by then
    /// counts, and units and procedures are those of that moment. <see langword="null"/> for a unit that was not there.
    /// </summary>
    Task<KnownScore?> AsKnownAtAsync(
        string agency, ScorePeriod period, string profile, DateTimeOffset knownAt, CancellationToken cancellationToken);

    /// <summary>The days of a period on which a snapshot was taken, oldest first.</summary>
    Task<ImmutableArray<DayPoint>> DaysAsync(
        string agency, ScorePeriod period, string profile, CancellationToken cancellationToken);

    /// <summary>The frozen month of a unit with the corrections since; <see langword="null"/> when there is none.</summary>
    Task<FrozenScore?> FrozenAsync(
        string agency, ScorePeriod month, string profile, CancellationToken cancellationToken);
}

/// <summary>A unit as it was known at an earlier moment.</summary>
/// <param name="Table">The units beside it as they were known then.</param>
/// <param name="Unit">Its score.</param>
/// <param name="Rank">Its place among its peers; <see langword="null"/> without data.</param>
/// <param name="Peers">How many peers there were, itself included.</param>
public sealed record KnownScore(ScoreTable Table, UnitScore Unit, int? Rank, int Peers);

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
