using System.Text.Json.Serialization;
using Portal.Grains.Scoring.Rules;

namespace Portal.Api.Ministry;

/// <param name="Id">Index.</param>
/// <param name="Numerator">Above the line.</param>
/// <param name="Denominator">Below the line.</param>
/// <param name="Ratio">Ratio with four decimals; null when there is nothing to divide by.</param>
/// <param name="Points">Points with two decimals; null when an empty index shows none.</param>
/// <param name="Max">Most points; 0 = monitored only.</param>
/// <param name="Inherited">Whether it is the value of the province or ministry above.</param>
internal sealed record IndexView(
    string Id,
    IndexGroup Group,
    string Name,
    long Numerator,
    long Denominator,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] decimal? Ratio,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] decimal? Points,
    decimal Max,
    bool Inherited)
{
    public static IndexView Of(ScoredIndex index, string language) => new(
        index.Count.Id,
        index.Rule.Index.Group,
        index.Rule.Index.Name.In(language),
        index.Count.Numerator,
        index.Count.Denominator,
        RatioOf(index),
        index.Points,
        index.Max,
        index.Count.Inherited);

    public static decimal? RatioOf(ScoredIndex index) =>
        index.Ratio is { } ratio ? Math.Round(ratio, 4, MidpointRounding.AwayFromZero) : null;
}
