using System.Collections.Immutable;
using Portal.Grains.Agencies;
using Portal.Grains.Scoring.Rules;

namespace Portal.Grains.Scoring.Scorecards;

/// <summary>Which units are ranked, and by what.</summary>
/// <param name="Period">Period.</param>
/// <param name="Profile">Profile.</param>
/// <param name="Parent">Units directly below this one; <see langword="null"/> for the top.</param>
/// <param name="Kind">Only units of this kind.</param>
/// <param name="By">Index or group to rank by; <see langword="null"/> for the total.</param>
public sealed record RankQuery(
    ScorePeriod Period,
    string Profile = IndexCatalogue.DefaultProfile,
    string? Parent = null,
    AgencyKind? Kind = null,
    string? By = null);

/// <summary>A ranking.</summary>
/// <param name="Table">The scores that it was made of.</param>
/// <param name="Lines">Units in their order; those without data at the end.</param>
/// <param name="Mean">The row over all units with data (Cả nước for provinces), or <see langword="null"/> without any.</param>
public sealed record RankView(ScoreTable Table, ImmutableArray<RankLine> Lines, NationalRow? Mean);

/// <summary>One unit in a ranking.</summary>
/// <param name="Agency">Unit.</param>
/// <param name="Rank">Place; <see langword="null"/> without data.</param>
/// <param name="IsEqual">Whether another unit has the same points.</param>
/// <param name="Points">What it is ranked by.</param>
/// <param name="Card">Its scorecard.</param>
/// <param name="Change">Against the period before; <see langword="null"/> when it had no data then.</param>
public sealed record RankLine(
    Agency Agency, int? Rank, bool IsEqual, decimal Points, Scorecard Card, RankChange? Change);

/// <summary>Change against the period before.</summary>
/// <param name="Places">Places won; negative when lost.</param>
/// <param name="Points">Points won; negative when lost.</param>
public sealed record RankChange(int Places, decimal Points);
