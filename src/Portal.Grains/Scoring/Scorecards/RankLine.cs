using Portal.Grains.Agencies;
using Portal.Grains.Scoring.Rules;

namespace Portal.Grains.Scoring.Scorecards;

/// <summary>One unit in a ranking.</summary>
/// <param name="Agency">Unit.</param>
/// <param name="Rank">Place; <see langword="null"/> without data.</param>
/// <param name="IsEqual">Whether another unit has the same points.</param>
/// <param name="Points">What it is ranked by.</param>
/// <param name="Card">Its scorecard.</param>
/// <param name="Change">Against the period before; <see langword="null"/> when it had no data then.</param>
public sealed record RankLine(
    Agency Agency, int? Rank, bool IsEqual, decimal Points, Scorecard Card, RankChange? Change);
