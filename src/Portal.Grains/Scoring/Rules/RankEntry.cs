namespace Portal.Grains.Scoring.Rules;

/// <summary>A unit with its points, to be ranked.</summary>
/// <param name="Code">Agency.</param>
/// <param name="Total">Total with two decimals.</param>
/// <param name="Exact">Sum of the points before rounding.</param>
/// <param name="HasData">Whether it has a place at all.</param>
public sealed record RankEntry(string Code, decimal Total, decimal Exact, bool HasData = true);
