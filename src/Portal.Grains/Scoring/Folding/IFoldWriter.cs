using Portal.Grains.Scoring.Counting;

namespace Portal.Grains.Scoring.Folding;

/// <summary>Stores facts and counters, many at a time, in the transaction of a pass.</summary>
internal interface IFoldWriter
{
    Task WriteFactsAsync(string table, IReadOnlyList<FactWrite> writes, CancellationToken cancellationToken);

    Task RenewAsync(string table, IReadOnlyList<FactRenewal> renewals, CancellationToken cancellationToken);

    /// <summary>The stored counts of those keys that have any.</summary>
    Task<Dictionary<CounterKey, long[]>> ReadCountersAsync(
        IReadOnlyList<CounterKey> keys, CancellationToken cancellationToken);

    Task WriteCountersAsync(
        IReadOnlyList<KeyValuePair<CounterKey, long[]>> counters, long version, CancellationToken cancellationToken);
}
