using System.Collections.Immutable;
using System.Globalization;
using Portal.Grains.Shared;

namespace Portal.Grains.Scoring.Explaining;

/// <summary>
/// All cases that an index misses, as they were at one version of the counters: little more than their ids, the greatest
/// gain first, then the longest due, then by id.
/// </summary>
internal sealed class CaseList
{
    private readonly ImmutableArray<CaseKey> cases;
    private readonly Comparer<CaseKey> order;

    public CaseList(IEnumerable<CaseKey> cases, Func<int, decimal> gainOf)
    {
        // A handful of combinations of misses: each has one gain.
        var gains = new Dictionary<int, decimal>();
        order = Comparer<CaseKey>.Create((one, other) =>
        {
            var byGain = Gain(other.Misses).CompareTo(Gain(one.Misses));
            return byGain != 0 ? byGain
                : one.Misses != other.Misses ? one.Misses.CompareTo(other.Misses)
                : one.DueAt != other.DueAt ? one.DueAt.CompareTo(other.DueAt)
                : string.CompareOrdinal(one.Id, other.Id);
        });
        this.cases = [.. cases.Order(order)];

        decimal Gain(int misses) => gains.TryGetValue(misses, out var known) ? known : gains[misses] = gainOf(misses);
    }

    public int Count => cases.Length;

    /// <summary>The cases after a cursor, and the cursor of the page after these.</summary>
    public (ImmutableArray<CaseKey> Items, PageCursor? Next) Page(PageRequest page)
    {
        var start = page.After is { } after ? FirstAfter(KeyOf(after)) : 0;
        var end = Math.Min(cases.Length, start + page.Size);
        return (cases[start..end], end < cases.Length ? CursorOf(cases[end - 1]) : null);
    }

    private int FirstAfter(CaseKey key)
    {
        var (low, high) = (0, cases.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (order.Compare(cases[middle], key) <= 0)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }

    // The combination of misses goes with the cursor, not the gain: every new case changes all gains a little.
    private static PageCursor CursorOf(CaseKey key) =>
        new(key.DueAt, string.Create(CultureInfo.InvariantCulture, $"{key.Misses}:{key.Id}"));

    private static CaseKey KeyOf(PageCursor cursor)
    {
        var colon = cursor.Id.IndexOf(':', StringComparison.Ordinal);
        return colon > 0 && int.TryParse(cursor.Id.AsSpan(0, colon), NumberStyles.None, CultureInfo.InvariantCulture, out var misses)
            ? new CaseKey(cursor.Id[(colon + 1)..], misses, cursor.SortKey)
            : new CaseKey(cursor.Id, 0, cursor.SortKey);
    }
}

/// <summary>A case in a list.</summary>
/// <param name="Misses">Which indices miss it, a bit each.</param>
/// <param name="DueAt">Promised date.</param>
internal readonly record struct CaseKey(string Id, int Misses, long DueAt);
