using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Portal.Api.Agency;
using Portal.Api.Authentication;
using Portal.Api.Ministry;
using Portal.Api.Pages.Shared;
using Portal.Api.Problems;
using Portal.Grains.Catalogue;
using Portal.Grains.Scoring.Rules;

namespace Portal.Api.Pages.Scorecards;

/// <summary>The page of one unit. Points are public; the dossiers behind them are for those who work on them.</summary>
internal static class ScorecardPageEndpoint
{
    public static async Task<Results<RazorComponentResult<ScorecardPage>, PortalProblem>> Show(
        string code,
        string? period,
        string? profile,
        string? index,
        string? procedure,
        HttpContext context,
        ScorecardReading reading,
        ICatalogue catalogue,
        IndexCatalogue rules,
        IAuthorizationService authorization,
        TimeProvider time)
    {
        if (catalogue.Current.Agencies.Find(code) is not { } agency)
            return PortalProblem.Of("agency.unknown");
        var ask = new ScoreAsk(period, profile, Format: null);
        var now = time.GetUtcNow();
        var (asked, problem) = ask.Read(rules, now);
        if (problem is not null)
            return problem;

        var model = new ScorecardModel(
            PageText.Of(context),
            now,
            agency,
            asked!,
            ask.ProfileId,
            Scores: null,
            await MaySeeCasesAsync(context, code, authorization),
            Why: null);
        var (filled, unknown) = await reading.FillAsync(model, index, procedure, context.RequestAborted);
        return unknown is not null ? unknown : new RazorComponentResult<ScorecardPage>(new { Model = filled });
    }

    private static async Task<bool> MaySeeCasesAsync(HttpContext context, string code, IAuthorizationService authorization) =>
        CallerReader.Read(context.User) is { } caller
        && (await authorization.AuthorizeAsync(context.User, Policies.Statistics)).Succeeded
        && AgencyReach.Problem(code, caller) is null;
}
