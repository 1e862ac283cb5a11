using System.Collections.Immutable;

namespace Portal.Grains.Scoring.History;

/// <summary>Numerator and denominator of one index, as they went on record. Points follow from them, by any profile.</summary>
/// <param name="Id">Index, such as <c>2.1</c>.</param>
/// <param name="Numerator">Above the line.</param>
/// <param name="Denominator">Below the line.</param>
public sealed record RecordedIndex(string Id, long Numerator, long Denominator);

/// <summary>The indices of one unit, as they went on record.</summary>
/// <param name="Agency">Unit.</param>
/// <param name="Indices">Indices that were counted, in the order of the decision.</param>
public sealed record UnitRecord(string Agency, ImmutableArray<RecordedIndex> Indices);

/// <summary>Gives what snapshots and frozen months put on record: all indices of all units, as shown now.</summary>
public interface IRecordSource
{
    /// <summary>The units that have something to count, ordered by code.</summary>
    Task<ImmutableArray<UnitRecord>> ReadAsync(ScorePeriod period, CancellationToken cancellationToken);
}
