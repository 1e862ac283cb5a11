using System.Collections.Immutable;
using Portal.Api.Pages.Shared;
using Portal.Grains.Scoring.Scorecards;

namespace Portal.Api.Pages.Scorecards;

/// <summary>The scores of a unit.</summary>
/// <param name="Table">The table that they stand in.</param>
/// <param name="Unit">What was counted.</param>
/// <param name="Card">Points.</param>
/// <param name="Place">Its line among its peers; <see langword="null"/> without data.</param>
/// <param name="Peers">How many of them have a place.</param>
/// <param name="Series">The last periods with data, oldest first.</param>
public sealed record ScorecardScores(
    ScoreTable Table,
    UnitScore Unit,
    CardView Card,
    RankLine? Place,
    int Peers,
    ImmutableArray<PeriodPoint> Series);
