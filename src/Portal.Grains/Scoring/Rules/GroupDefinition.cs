using Portal.Grains.Shared;

namespace Portal.Grains.Scoring.Rules;

/// <summary>A group of indices.</summary>
/// <param name="Id">Which one.</param>
/// <param name="Number">Its number in the decision: 1, 2, 3a, 3b, 4, 5.</param>
/// <param name="Max">Most points.</param>
public sealed record GroupDefinition(IndexGroup Id, string Number, LocalizedText Name, decimal Max);
