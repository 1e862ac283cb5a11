using Portal.Grains.Agencies;
using Portal.Grains.Scoring.Rules;

namespace Portal.Grains.Scoring.Scorecards;

/// <summary>Which units are ranked, and by what.</summary>
/// <param name="Profile">Whose points: those of this profile.</param>
/// <param name="Parent">Units directly below this one; <see langword="null"/> for the top.</param>
/// <param name="Kind">Only units of this kind.</param>
/// <param name="By">Index or group to rank by; <see langword="null"/> for the total.</param>
public sealed record RankQuery(
    ScorePeriod Period,
    string Profile = IndexCatalogue.DefaultProfile,
    string? Parent = null,
    AgencyKind? Kind = null,
    string? By = null);
