namespace Portal.Grains.Scoring.Explaining;

/// <summary>Why an index misses a case.</summary>
/// <param name="Code">What it is.</param>
/// <param name="Since">Since when, where that has a moment.</param>
/// <param name="Days">By how many days, begun ones included, where that has a measure.</param>
public sealed record LossReason(LossCode Code, DateTimeOffset? Since = null, int? Days = null);
