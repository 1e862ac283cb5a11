using System.Collections.Immutable;
using Portal.Grains.Scoring.Rules;

namespace Portal.Grains.Scoring.Scorecards;

/// <summary>A ranking.</summary>
/// <param name="Table">The scores that it was made of.</param>
/// <param name="Lines">Units in their order; those without data at the end.</param>
/// <param name="Mean">The row over all units with data (Cả nước for provinces), or <see langword="null"/> without any.</param>
public sealed record RankView(ScoreTable Table, ImmutableArray<RankLine> Lines, NationalRow? Mean);
