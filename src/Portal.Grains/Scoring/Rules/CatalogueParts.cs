using Portal.Grains.Shared;

namespace Portal.Grains.Scoring.Rules;

/// <summary>A way of reading the rules: what the portal does, or what the rule sheet says.</summary>
/// <param name="Id">Id, such as <c>portal-2026</c>.</param>
/// <param name="Name">Name.</param>
/// <param name="Source">Where it was read.</param>
public sealed record ScoreProfile(string Id, LocalizedText Name, string Source);

/// <summary>A group of indices.</summary>
/// <param name="Id">Which one.</param>
/// <param name="Number">Its number in the decision: 1, 2, 3a, 3b, 4, 5.</param>
/// <param name="Name">Name.</param>
/// <param name="Max">Most points.</param>
public sealed record GroupDefinition(IndexGroup Id, string Number, LocalizedText Name, decimal Max);

/// <summary>A band of totals. Source: decision 766, section 4.</summary>
/// <param name="Id">Id, such as <c>good</c>.</param>
/// <param name="Name">Name.</param>
/// <param name="From">Least total, rounded to two decimals, that belongs to it.</param>
/// <param name="Source">Where the limit was read.</param>
public sealed record ScoreBand(string Id, LocalizedText Name, decimal From, string Source);
