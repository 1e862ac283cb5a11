namespace Portal.Grains.Scoring.Targets;

/// <summary>A target.</summary>
/// <param name="Owner">Who set it; <see langword="null"/> = the ministry.</param>
/// <param name="Index">Index, such as <c>2.1</c>.</param>
/// <param name="Ratio">Ratio to reach.</param>
/// <param name="SetAt">Since when it holds.</param>
public sealed record ScoreTarget(string? Owner, string Index, decimal Ratio, DateTimeOffset SetAt);
