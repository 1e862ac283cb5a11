using System.Collections.Immutable;

namespace Portal.Grains.Scoring.Rules;

/// <summary>Points of one unit by the rules of one profile.</summary>
/// <param name="Indices">Indices that were counted, in the order of the decision.</param>
/// <param name="Groups">Groups, all of them.</param>
/// <param name="Total">Sum of the groups.</param>
/// <param name="Exact">Sum of the points before rounding; decides between equal totals.</param>
/// <param name="Max">Most points of all.</param>
/// <param name="Band">Band of the total.</param>
/// <param name="Missing">Scored indices that were not counted: no points.</param>
/// <param name="HasData">Whether any dossier or petition was counted; without, a unit has no place in a ranking.</param>
public sealed record Scorecard(
    string Profile,
    ImmutableArray<ScoredIndex> Indices,
    ImmutableArray<ScoredGroup> Groups,
    decimal Total,
    decimal Exact,
    decimal Max,
    ScoreBand Band,
    ImmutableArray<string> Missing,
    bool HasData)
{
    /// <summary>One index, or <see langword="null"/> when it was not counted.</summary>
    public ScoredIndex? Find(string id) => Indices.FirstOrDefault(index => index.Count.Id == id);

    /// <summary>One group.</summary>
    public ScoredGroup this[IndexGroup group] => Groups.First(one => one.Group == group);
}
