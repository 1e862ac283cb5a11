using Portal.Grains.Scoring.Counting;

namespace Portal.Grains.Scoring.Folding;

/// <summary>
/// The counters that this process wrote, so that the next pass need not read them again. Good only as long as nobody
/// else folded in between, which the version of the checkpoint tells.
/// </summary>
internal sealed class CounterCache
{
    private const int Most = 400_000;

    private readonly Dictionary<CounterKey, long[]> counters = [];
    private long version = -1;

    /// <summary>Adds the sums to what is stored, and gives the new counters; they are not in the cache yet.</summary>
    public async Task<List<KeyValuePair<CounterKey, long[]>>> AddAsync(
        Tally tally, long storedVersion, IFoldWriter writer, CancellationToken cancellationToken)
    {
        if (version != storedVersion)
            Forget();

        var changes = tally.NonZero().ToList();
        var unknown = changes.Where(change => !counters.ContainsKey(change.Key)).Select(change => change.Key).ToList();
        var stored = unknown.Count == 0 ? [] : await writer.ReadCountersAsync(unknown, cancellationToken);
        var results = new List<KeyValuePair<CounterKey, long[]>>(changes.Count);
        foreach (var (key, added) in changes)
        {
            if (counters.TryGetValue(key, out var before) || stored.TryGetValue(key, out before))
            {
                for (var i = 0; i < added.Length; i++)
                    added[i] += before[i];
            }

            results.Add(KeyValuePair.Create(key, added));
        }

        return results;
    }

    /// <summary>Takes over what was committed.</summary>
    public void Keep(IReadOnlyList<KeyValuePair<CounterKey, long[]>> written, long newVersion)
    {
        if (counters.Count + written.Count > Most)
            counters.Clear();
        foreach (var (key, counts) in written)
            counters[key] = counts;
        version = newVersion;
    }

    public void Forget()
    {
        counters.Clear();
        version = -1;
    }
}
