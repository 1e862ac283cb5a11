using System.Collections.Immutable;

namespace Portal.Grains.Scoring.History;

/// <summary>The indices that a profile counts otherwise than the default one.</summary>
/// <param name="Indices">These indices alone.</param>
public sealed record ProfileIndices(string Profile, ImmutableArray<RecordedIndex> Indices);
