namespace Portal.Grains.Scoring.Scorecards;

/// <summary>A unit as it was known at an earlier moment.</summary>
/// <param name="Table">The units beside it as they were known then.</param>
/// <param name="Unit">Its score.</param>
/// <param name="Rank">Its place among its peers; <see langword="null"/> without data.</param>
/// <param name="Peers">How many peers there were, itself included.</param>
public sealed record KnownScore(ScoreTable Table, UnitScore Unit, int? Rank, int Peers);
