using Portal.Api.Problems;
using Portal.Grains.Scoring;
using Portal.Grains.Scoring.Rules;

namespace Portal.Api.Pages.Shared;

/// <summary>Which scores a page is asked for.</summary>
/// <param name="Period">Period, or <see langword="null"/> when none was asked for.</param>
/// <param name="Profile">Profile.</param>
internal sealed record ScoreQuery(ScorePeriod? Period, string Profile)
{
    /// <summary>Reads the parameters; gives what is wrong with them where something is.</summary>
    public static (ScoreQuery Query, PortalProblem? Problem) Read(string? period, string? profile, IndexCatalogue rules)
    {
        ScorePeriod? asked = null;
        if (!string.IsNullOrEmpty(period) && !ScorePeriod.TryParse(period, out asked))
            return (null!, PortalProblem.Of("request.invalid_parameter", "period", "2026-08, 2026-Q3, 2026"));

        var known = string.IsNullOrEmpty(profile) ? IndexCatalogue.DefaultProfile : profile;
        return rules.Profiles.Any(one => one.Id == known)
            ? (new ScoreQuery(asked, known), null)
            : (null!, PortalProblem.Of(
                "request.invalid_parameter", "profile", string.Join(", ", rules.Profiles.Select(one => one.Id))));
    }
}
