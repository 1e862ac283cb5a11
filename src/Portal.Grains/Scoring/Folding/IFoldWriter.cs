namespace Portal.Grains.Scoring.Folding;

/// <summary>Stores facts and counters, many at a time, in the transaction of a pass.</summary>
internal interface IFoldWriter
{
    Task WriteFactsAsync(string table, IReadOnlyList<FactWrite> writes, CancellationToken cancellationToken);

    Task RenewAsync(string table, IReadOnlyList<FactRenewal> renewals, CancellationToken cancellationToken);

    /// <summary>The stored counters of those rows that have any, packed.</summary>
    Task<Dictionary<CounterRow, byte[]>> ReadCountersAsync(
        IReadOnlyList<CounterRow> rows, CancellationToken cancellationToken);

    Task WriteCountersAsync(
        IReadOnlyList<CounterWrite> counters, long version, CancellationToken cancellationToken);
}
