using System.Collections.Immutable;
using Portal.Grains.Shared;

namespace Portal.Grains.Scoring.Targets;

/// <summary>Targets that the ministry, provinces and central bodies set for indices. Nothing is ever overwritten.</summary>
public interface ITargets
{
    /// <summary>Sets a target, or withdraws it.</summary>
    /// <param name="owner">Agency for whose units it holds; <see langword="null"/> = the ministry, for everybody.</param>
    /// <param name="index">Index.</param>
    /// <param name="ratio">Ratio to reach, above 0 and at most 1; <see langword="null"/> withdraws the target.</param>
    /// <param name="by">Who sets it.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task SetAsync(string? owner, string index, decimal? ratio, Caller by, CancellationToken cancellationToken);

    /// <summary>The targets that held for an agency at a moment, in the order of index and owner.</summary>
    /// <param name="agency">Agency; targets of those above it hold, too.</param>
    /// <param name="at">Moment.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task<ImmutableArray<ScoreTarget>> OfAsync(string agency, DateTimeOffset at, CancellationToken cancellationToken);
}

/// <summary>A target.</summary>
/// <param name="Owner">Who set it; <see langword="null"/> = the ministry.</param>
/// <param name="Index">Index.</param>
/// <param name="Ratio">Ratio to reach.</param>
/// <param name="SetAt">Since when it holds.</param>
public sealed record ScoreTarget(string? Owner, string Index, decimal Ratio, DateTimeOffset SetAt);
