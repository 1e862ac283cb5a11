using Portal.Grains.Scoring.Rules;

namespace Portal.Grains.Scoring.Scorecards;

/// <summary>A period of a unit.</summary>
/// <param name="Card">Its scorecard.</param>
/// <param name="Rank">Place among its peers; <see langword="null"/> without data.</param>
public sealed record PeriodPoint(ScorePeriod Period, Scorecard Card, int? Rank);
