using Portal.Grains.Shared;

namespace Portal.Grains.Scoring.Rules;

/// <summary>A band of totals. Source: decision 766, section 4.</summary>
/// <param name="Id">Id, such as <c>good</c>.</param>
/// <param name="From">Least total, rounded to two decimals, that belongs to it.</param>
/// <param name="Source">Where the limit was read.</param>
public sealed record ScoreBand(string Id, LocalizedText Name, decimal From, string Source);
