using Portal.Api.Requests;
using Portal.Grains.Scoring.Rules;

namespace Portal.Api.Ministry;

/// <summary>Groups as a plain object.</summary>
internal static class GroupPoints
{
    public static Dictionary<string, decimal> Of(IEnumerable<ScoredGroup> groups) =>
        groups.ToDictionary(group => Name(group.Group), group => group.Points);

    public static string Name(IndexGroup group) => EnumNames.NameOf(group);
}
