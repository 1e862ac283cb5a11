namespace Portal.Grains.Scoring.Rules;

/// <summary>A unit at its place.</summary>
/// <param name="Entry">The unit.</param>
/// <param name="Rank">Place from 1, every place taken once; <see langword="null"/> without data.</param>
/// <param name="IsEqual">Whether another unit has the same total.</param>
public sealed record RankedUnit(RankEntry Entry, int? Rank, bool IsEqual);
