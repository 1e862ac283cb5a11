using System.Collections.Immutable;

namespace Portal.Grains.Scoring.History;

/// <summary>Gives what snapshots and frozen months put on record: all indices of all units, as shown now.</summary>
public interface IShownIndices
{
    /// <summary>The units that have something to count, ordered by code.</summary>
    Task<ImmutableArray<UnitIndices>> ReadAsync(ScorePeriod period, CancellationToken cancellationToken);
}
