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
