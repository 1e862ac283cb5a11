using System.Collections.Immutable;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Portal.Api.Ministry;
using Portal.Api.Pages.Shared;
using Portal.Api.Problems;
using Portal.Api.Requests;
using Portal.Grains.Agencies;
using Portal.Grains.Catalogue;
using Portal.Grains.Scoring.Board;
using Portal.Grains.Scoring.Rules;
using Portal.Grains.Scoring.Scorecards;

namespace Portal.Api.Pages.Ranking;

/// <summary>The public ranking.</summary>
internal static class RankingPageEndpoint
{
    private const int MonthsToLookBack = 12;

    public static async Task<Results<RazorComponentResult<RankingPage>, PortalProblem>> Show(
        string? period,
        string? parent,
        string? kind,
        string? profile,
        HttpContext context,
        ICatalogue catalogue,
        IndexCatalogue rules,
        IScorecards scorecards,
        TimeProvider time)
    {
        var agencies = catalogue.Current.Agencies;
        var inside = string.IsNullOrEmpty(parent) ? null : agencies.Find(parent);
        if (!string.IsNullOrEmpty(parent) && inside is null)
            return PortalProblem.Of("agency.unknown");
        var ask = new ScoreAsk(period, profile, Format: null);
        var now = time.GetUtcNow();
        var (asked, problem) = ask.Read(rules, now);
        if (problem is not null)
            return problem;

        if (!EnumNames.TryParse<AgencyKind>(FormField.Given(kind), out var wanted))
            return PortalProblem.Of("request.invalid_parameter", "kind", EnumNames.Of<AgencyKind>());
        var query = new RankQuery(
            asked!, ask.ProfileId, inside?.Code, wanted ?? (inside is null ? AgencyKind.Province : null));
        RankView? view = null;
        try
        {
            view = period is null
                ? await NewestAsync(scorecards, query, context.RequestAborted)
                : await scorecards.RankAsync(query, context.RequestAborted);
        }
        catch (ScoresNotReadyException)
        {
            // The page says so.
        }

        return new RazorComponentResult<RankingPage>(new
        {
            Model = new RankingModel(
                PageText.Of(context),
                now,
                view is null ? query : query with { Period = view.Table.Period },
                inside,
                KindsIn(agencies, inside),
                view),
        });
    }

    /// <summary>A reader who asks for no period sees the newest month with dossiers, or the running one without any.</summary>
    private static async Task<RankView> NewestAsync(
        IScorecards scorecards, RankQuery query, CancellationToken cancellationToken)
    {
        var running = await scorecards.RankAsync(query, cancellationToken);
        var (view, period) = (running, query.Period);
        for (var month = 0; IsEmpty(view) && month < MonthsToLookBack && period.Previous is { } earlier; month++)
        {
            period = earlier;
            view = await scorecards.RankAsync(query with { Period = period }, cancellationToken);
        }

        return IsEmpty(view) ? running : view;
    }

    private static bool IsEmpty(RankView view) => view.Lines.All(line => line.Rank is null);

    private static ImmutableArray<AgencyKind> KindsIn(AgencyTree agencies, Grains.Agencies.Agency? parent) =>
        [.. (parent is null ? agencies.Roots : agencies.Children(parent.Code))
            .Select(agency => agency.Kind).Distinct().OrderBy(kind => kind == AgencyKind.Ministry).ThenBy(kind => kind)];
}
