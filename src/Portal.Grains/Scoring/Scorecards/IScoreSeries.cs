using System.Collections.Immutable;

namespace Portal.Grains.Scoring.Scorecards;

/// <summary>The score of a unit from period to period.</summary>
public interface IScoreSeries
{
    /// <summary>The last periods up to one, oldest first; each as corrected since.</summary>
    /// <param name="agency">Unit.</param>
    /// <param name="last">The last period.</param>
    /// <param name="profile">Whose points: those of this profile.</param>
    /// <param name="count">How many.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task<ImmutableArray<PeriodPoint>> OfAsync(
        string agency, ScorePeriod last, string profile, int count, CancellationToken cancellationToken);
}
