namespace Portal.Grains.Scoring.Rules;

/// <summary>Points of one index.</summary>
/// <param name="Count">What was counted.</param>
/// <param name="Ratio">Numerator by denominator, or <see langword="null"/> when there is nothing to divide by.</param>
/// <param name="Points">Points with two decimals, or <see langword="null"/> when an empty index shows none.</param>
/// <param name="Exact">Points before rounding.</param>
/// <param name="Max">Most points; more than usual when another index of the group shares its points.</param>
public sealed record ScoredIndex(
    IndexRule Rule,
    IndexCount Count,
    decimal? Ratio,
    decimal? Points,
    decimal Exact,
    decimal Max);
