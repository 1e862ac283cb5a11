using System.Collections.Immutable;

namespace Portal.Grains.Shared;

/// <summary>One page.</summary>
/// <param name="Items">The lines.</param>
/// <param name="Next">Where the next page begins, or <see langword="null"/> at the end.</param>
public sealed record Page<TLine>(ImmutableArray<TLine> Items, PageCursor? Next);
