using System.Collections.Immutable;

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
