namespace Portal.Grains.Scoring.Rules;

/// <summary>Points of one group.</summary>
/// <param name="Points">Sum of the rounded points of its indices.</param>
/// <param name="Max">Most points.</param>
public sealed record ScoredGroup(IndexGroup Group, decimal Points, decimal Max);
