namespace Portal.Grains.Scoring.Scorecards;

/// <summary>A day of a unit.</summary>
/// <param name="TakenAt">When the snapshot was taken.</param>
/// <param name="Card">Its scorecard.</param>
public sealed record DayPoint(DateOnly Day, DateTimeOffset TakenAt, Rules.Scorecard Card);
