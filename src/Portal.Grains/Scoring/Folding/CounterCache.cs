using Portal.Grains.Scoring.Counting;

namespace Portal.Grains.Scoring.Folding;

/// <summary>
/// The counters that this process wrote, packed, so that the next pass need not read them again. Good only as long as
/// nobody else folded in between, which the version of the checkpoint tells.
/// </summary>
internal sealed class CounterCache
{
    private const int Most = 400_000;

    private readonly Dictionary<CounterRow, byte[]> counters = [];
    private readonly PackWriter pack = new();
    private long version = -1;

    /// <summary>Adds the sums to what is stored, and gives the new counters; they are not in the cache yet.</summary>
    public async Task<List<CounterWrite>> AddAsync(
        Tally tally, long storedVersion, IFoldWriter writer, CancellationToken cancellationToken)
    {
        if (version != storedVersion)
            Forget();

        var changes = tally.Rows().ToList();
        var unknown = changes.Where(change => !counters.ContainsKey(change.Key)).Select(change => change.Key).ToList();
        var stored = unknown.Count == 0 ? [] : await writer.ReadCountersAsync(unknown, cancellationToken);
        var writes = new List<CounterWrite>(changes.Count);
        foreach (var (row, sums) in changes)
        {
            var isKnown = counters.TryGetValue(row, out var before) || stored.TryGetValue(row, out before);
            writes.Add(new CounterWrite(row, CountsPacking.Add(before, sums, pack), !isKnown));
        }

        return writes;
    }

    /// <summary>Takes over what was committed.</summary>
    public void Keep(IReadOnlyList<CounterWrite> written, long newVersion)
    {
        if (counters.Count + written.Count > Most)
            counters.Clear();
        foreach (var write in written)
            counters[write.Row] = write.Packed;
        version = newVersion;
    }

    public void Forget()
    {
        counters.Clear();
        version = -1;
    }
}
