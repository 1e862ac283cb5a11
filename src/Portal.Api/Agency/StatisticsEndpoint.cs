using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Portal.Api.Authentication;
using Portal.Api.Commands;
using Portal.Api.Problems;
using Portal.Grains.Catalogue;
using Portal.Grains.Scoring;

namespace Portal.Api.Agency;

/// <summary>Figures of an agency for a period.</summary>
internal static class StatisticsEndpoint
{
    public static void Map(RouteGroupBuilder group) =>
        group.MapGet("/statistics", Handle)
            .Reads<UnitFigures>("getStatistics", "On-time and online figures of an agency, with numerators and denominators");

    private static async Task<IResult> Handle(
        string? agency,
        string? period,
        HttpContext context,
        IUnitStatistics statistics,
        ICatalogue catalogue,
        CancellationToken cancellationToken)
    {
        if (CallerReader.Read(context.User) is not { } caller)
            return PortalProblem.Of("request.forbidden");
        if (AgencyReach.Problem(agency, caller) is { } unreachable)
            return unreachable;
        if (!ScorePeriod.TryParse(period, out var asked))
            return PortalProblem.Of("request.invalid_parameter", "period", "2026-08, 2026-Q3, 2026");

        var unit = agency ?? caller.Agency!;
        return catalogue.Current.Agencies.Find(unit) is null
            ? PortalProblem.Of("agency.unknown")
            : TypedResults.Ok(await statistics.OfAsync(unit, asked, cancellationToken));
    }
}
