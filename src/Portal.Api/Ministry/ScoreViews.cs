using System.Text.Json.Serialization;
using Portal.Api.Requests;
using Portal.Grains.Agencies;
using Portal.Grains.Scoring.Rules;
using Portal.Grains.Scoring.Scorecards;

namespace Portal.Api.Ministry;

/// <param name="Parent">Agency above; absent at the top.</param>
internal sealed record UnitView(string Code, string Name, AgencyKind Kind, string? Parent)
{
    public static UnitView Of(Grains.Agencies.Agency agency) => new(agency.Code, agency.Name, agency.Kind, agency.Parent);
}

/// <param name="Places">Places won against the period before; negative when lost.</param>
/// <param name="Points">Points won; negative when lost.</param>
internal sealed record ChangeView(int Places, decimal Points)
{
    public static ChangeView? Of(RankChange? change) => change is null ? null : new(change.Places, change.Points);
}

/// <param name="Id">Group.</param>
/// <param name="Number">Its number in the decision.</param>
/// <param name="Max">Most points.</param>
internal sealed record GroupView(IndexGroup Id, string Number, string Name, decimal Points, decimal Max)
{
    public static GroupView[] Of(RuleSet rules, Scorecard card, string language) =>
        [.. rules.Groups.Select(group => new GroupView(
            group.Id, group.Number, group.Name.In(language), card[group.Id].Points, group.Max))];
}

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

/// <summary>Groups as a plain object.</summary>
internal static class GroupPoints
{
    public static Dictionary<string, decimal> Of(IEnumerable<ScoredGroup> groups) =>
        groups.ToDictionary(group => Name(group.Group), group => group.Points);

    public static string Name(IndexGroup group) => EnumNames.NameOf(group);
}
