using System.Collections.Immutable;
using Portal.Silo.Replay.Published;

namespace Portal.Silo.Replay.Comparing;

/// <summary>Published against computed points of one unit, index by index and group by group.</summary>
internal sealed class UnitComparison
{
    /// <summary>The published points are rounded twice in places. Source: decision 766, section 3.1(3).</summary>
    private const decimal Tolerance = 0.01m;

    public UnitComparison(Observation published, ComputedScores computed)
    {
        Published = published;
        Indices =
        [
            .. from index in published.Indices
               let figure = computed.Indices.GetValueOrDefault(index.Key)
               select new ComparedIndex(
                   index.Key, index.Value, figure,
                   index.Value.Points is not { } points || Agree(points, figure?.Points)),
        ];
        Groups =
        [
            .. published.Groups.Select(one => computed.Groups.TryGetValue(one.Key, out var points)
                ? new ComparedGroup(one.Key, one.Value, points, Agree(one.Value, points))
                : new ComparedGroup(one.Key, one.Value, null, false)),
        ];
    }

    public Observation Published { get; }

    public ImmutableArray<ComparedIndex> Indices { get; }

    public ImmutableArray<ComparedGroup> Groups { get; }

    /// <summary>Nothing differs by more than the tolerance.</summary>
    public bool Agrees => Indices.All(index => index.Agrees) && Groups.All(group => group.Agrees);

    private static bool Agree(decimal published, decimal? computed) => Math.Abs(published - (computed ?? 0)) <= Tolerance;
}

/// <summary>An index, published and computed.</summary>
internal sealed record ComparedIndex(string Id, PublishedIndex Published, PublishedIndex? Computed, bool Agrees);

/// <summary>A group, published and computed.</summary>
internal sealed record ComparedGroup(string Id, decimal Published, decimal? Computed, bool Agrees);
