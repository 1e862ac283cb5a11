namespace Portal.Grains.Scoring.Targets;

/// <summary>What an owner has set for an index.</summary>
/// <param name="Ratio">Ratio to reach; <see langword="null"/>: none was set, or it was withdrawn.</param>
/// <param name="Revision">How often it was set or withdrawn; the entity tag.</param>
public sealed record OwnTarget(decimal? Ratio, int Revision);
