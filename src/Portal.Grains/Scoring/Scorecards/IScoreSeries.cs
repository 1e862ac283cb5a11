using System.Collections.Immutable;
using Portal.Grains.Scoring.Rules;

namespace Portal.Grains.Scoring.Scorecards;

/// <summary>The score of a unit from period to period.</summary>
public interface IScoreSeries
{
    /// <summary>The last periods up to one, oldest first; each as corrected since.</summary>
    /// <param name="agency">Unit.</param>
    /// <param name="last">The last period.</param>
    /// <param name="profile">Profile.</param>
    /// <param name="count">How many.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task<ImmutableArray<PeriodPoint>> OfAsync(
        string agency, ScorePeriod last, string profile, int count, CancellationToken cancellationToken);
}

/// <summary>A period of a unit.</summary>
/// <param name="Period">Period.</param>
/// <param name="Card">Its scorecard.</param>
/// <param name="Rank">Place among its peers; <see langword="null"/> without data.</param>
public sealed record PeriodPoint(ScorePeriod Period, Scorecard Card, int? Rank);
