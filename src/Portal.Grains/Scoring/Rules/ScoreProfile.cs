using Portal.Grains.Shared;

namespace Portal.Grains.Scoring.Rules;

/// <summary>A way of reading the rules: what the portal does, or what the rule sheet says.</summary>
/// <param name="Id">Id, such as <c>portal-2026</c>.</param>
/// <param name="Source">Where it was read.</param>
public sealed record ScoreProfile(string Id, LocalizedText Name, string Source);
