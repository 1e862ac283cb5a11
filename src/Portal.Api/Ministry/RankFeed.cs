using System.Collections.Concurrent;
using Portal.Grains.Scoring.Scorecards;

namespace Portal.Api.Ministry;

/// <summary>What event streams have seen lately, so that who comes back gets only what changed since.</summary>
internal sealed class RankFeed
{
    private const int MostStreams = 500;
    private const int StatesKept = 64;
    private const int QueriesKept = 200;

    private readonly ConcurrentDictionary<RankQuery, SortedList<long, RankState>> states = new();
    private int streams;

    /// <summary>Whether there is room for one more stream.</summary>
    public bool TryEnter()
    {
        if (Interlocked.Increment(ref streams) <= MostStreams)
            return true;

        Leave();
        return false;
    }

    public void Leave() => Interlocked.Decrement(ref streams);

    public void Remember(RankQuery query, RankState state)
    {
        if (states.Count >= QueriesKept)
            states.Clear();

        var kept = states.GetOrAdd(query, _ => []);
        lock (kept)
        {
            kept[state.Version] = state;
            if (kept.Count > StatesKept)
                kept.RemoveAt(0);
        }
    }

    public RankState? Find(RankQuery query, long version)
    {
        if (!states.TryGetValue(query, out var kept))
            return null;

        lock (kept)
            return kept.GetValueOrDefault(version);
    }
}

/// <summary>A ranking at one version.</summary>
/// <param name="Version">Version of the counters.</param>
/// <param name="Units">Units in their order.</param>
internal sealed record RankState(long Version, IReadOnlyList<RankedTotal> Units)
{
    public static RankState Of(RankView view) => new(
        view.Table.Version,
        [.. view.Lines.Select(line => new RankedTotal(line.Agency.Code, line.Rank, line.Points))]);

    /// <summary>What is otherwise than before.</summary>
    public IReadOnlyList<RankedChange> Since(RankState before)
    {
        var old = before.Units.ToDictionary(unit => unit.Code, StringComparer.Ordinal);
        return
        [
            .. from unit in Units
               let was = old.GetValueOrDefault(unit.Code)
               where unit != was
               select new RankedChange(unit.Code, unit.Points, was?.Points, unit.Rank, was?.Rank),
        ];
    }
}

/// <param name="Code">Unit.</param>
/// <param name="Rank">Place.</param>
internal sealed record RankedTotal(string Code, int? Rank, decimal Points);

/// <param name="Version">Version of the counters.</param>
/// <param name="Changes">Units whose place or points changed.</param>
internal sealed record RankChanges(long Version, IReadOnlyList<RankedChange> Changes);

/// <param name="Code">Unit.</param>
/// <param name="Points">Points now.</param>
/// <param name="Rank">Place now.</param>
/// <param name="RankBefore">Place before.</param>
internal sealed record RankedChange(string Code, decimal Points, decimal? PointsBefore, int? Rank, int? RankBefore);
