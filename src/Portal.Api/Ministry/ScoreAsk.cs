using System.Globalization;
using Microsoft.AspNetCore.Http;
using Portal.Api.Agency;
using Portal.Api.Authentication;
using Portal.Api.Problems;
using Portal.Grains.Scoring;
using Portal.Grains.Scoring.Rules;
using Portal.Grains.Scoring.Scorecards;
using Portal.Grains.WorkingTime;

namespace Portal.Api.Ministry;

/// <summary>What every question about scores names.</summary>
/// <param name="Period">Month, quarter or year, such as 2026-08, 2026-Q3, 2026; the running month unless said otherwise.</param>
/// <param name="Profile">Profile of the rules; portal-2026 unless said otherwise.</param>
/// <param name="Format">json or csv.</param>
internal sealed record ScoreAsk(string? Period, string? Profile, string? Format)
{
    public bool IsCsv => Format == "csv";

    public string ProfileId => Profile ?? IndexCatalogue.DefaultProfile;

    /// <summary>The period, or what is wrong with the question.</summary>
    public (ScorePeriod? Period, PortalProblem? Problem) Read(IndexCatalogue rules, DateTimeOffset now)
    {
        if (Format is not (null or "json" or "csv"))
            return (null, PortalProblem.Of("request.invalid_parameter", "format", "json, csv"));
        if (rules.FindProfile(ProfileId) is null)
        {
            var known = string.Join(", ", rules.Profiles.Select(profile => profile.Id));
            return (null, PortalProblem.Of("request.invalid_parameter", "profile", known));
        }

        if (!ScorePeriod.TryParse(Period ?? VietnamTime.DateOf(now).ToString("yyyy-MM", CultureInfo.InvariantCulture), out var period))
            return (null, PortalProblem.Of("request.invalid_parameter", "period", "2026-08, 2026-Q3, 2026"));
        return period.From > now ? (null, PortalProblem.Of("score.period_ahead", period.Name)) : (period, null);
    }

    /// <summary>A unit that the caller may see with its score, or what is wrong.</summary>
    public static (UnitScore? Unit, PortalProblem? Problem) Unit(HttpContext context, string code, ScoreTable table)
    {
        if (CallerReader.Read(context.User) is not { } caller)
            return (null, PortalProblem.Of("request.forbidden"));
        if (AgencyReach.Problem(code, caller) is { } unreachable)
            return (null, unreachable);
        return table.Find(code) is { } unit ? (unit, null) : (null, PortalProblem.Of("agency.unknown"));
    }
}
