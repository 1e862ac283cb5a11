namespace Portal.Grains.Scoring.Scorecards;

/// <summary>Change against the period before.</summary>
/// <param name="Places">Places won; negative when lost.</param>
/// <param name="Points">Points won; negative when lost.</param>
public sealed record RankChange(int Places, decimal Points);
