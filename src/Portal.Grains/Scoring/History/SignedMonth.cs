using System.Collections.Immutable;

namespace Portal.Grains.Scoring.History;

/// <summary>A month as it is signed.</summary>
/// <param name="Period">Month.</param>
/// <param name="FrozenAt">When it was put on record.</param>
internal sealed record SignedMonth(string Period, DateTimeOffset FrozenAt, ImmutableArray<UnitIndices> Units);
