using System.Collections.Immutable;
using Portal.Grains.Shared;

namespace Portal.Grains.Scoring.Targets;

/// <summary>Targets that the ministry, provinces and central bodies set for indices. Nothing is ever overwritten.</summary>
public interface ITargets
{
    /// <summary>Sets a target, or withdraws it. Who repeats a change that was made gets the same answer.</summary>
    /// <param name="owner">Agency for whose units it holds; <see langword="null"/> = the ministry, for everybody.</param>
    /// <param name="ratio">Ratio to reach, above 0 and at most 1; <see langword="null"/> withdraws the target.</param>
    /// <param name="by">Who sets it.</param>
    /// <param name="revision">The revision that was read before.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>What holds now; <see langword="null"/> when another change came first.</returns>
    Task<OwnTarget?> SetAsync(
        string? owner, string index, decimal? ratio, Caller by, int revision, CancellationToken cancellationToken);

    /// <summary>What an owner has set for an index.</summary>
    /// <param name="owner">Agency; <see langword="null"/> = the ministry.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task<OwnTarget> FindAsync(string? owner, string index, CancellationToken cancellationToken);

    /// <summary>The targets that held for an agency at a moment, in the order of index and owner.</summary>
    /// <param name="agency">Agency; targets of those above it hold, too.</param>
    /// <param name="at">Moment.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task<ImmutableArray<ScoreTarget>> OfAsync(string agency, DateTimeOffset at, CancellationToken cancellationToken);
}
