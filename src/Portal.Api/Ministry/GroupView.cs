using Portal.Grains.Scoring.Rules;

namespace Portal.Api.Ministry;

/// <param name="Id">Group.</param>
/// <param name="Number">Its number in the decision.</param>
/// <param name="Max">Most points.</param>
internal sealed record GroupView(IndexGroup Id, string Number, string Name, decimal Points, decimal Max)
{
    public static GroupView[] Of(RuleSet rules, Scorecard card, string language) =>
        [.. rules.Groups.Select(group => new GroupView(
            group.Id, group.Number, group.Name.In(language), card[group.Id].Points, group.Max))];
}
