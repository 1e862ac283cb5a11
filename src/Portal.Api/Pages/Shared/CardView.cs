using Portal.Grains.Scoring.Rules;
using Portal.Grains.Shared;

namespace Portal.Api.Pages.Shared;

/// <summary>A scorecard with the rules that name its groups.</summary>
/// <param name="Card">Points.</param>
public sealed record CardView(Scorecard Card, RuleSet Rules)
{
    /// <summary>The name of a group.</summary>
    public LocalizedText NameOf(ScoredGroup group) => DefinitionOf(group).Name;

    /// <summary>The group as the decision defines it.</summary>
    public GroupDefinition DefinitionOf(ScoredGroup group) => Rules.Groups.First(one => one.Id == group.Group);
}
