using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Portal.Api.Authentication;
using Portal.Api.Commands;
using Portal.Api.Requests;

namespace Portal.Api.Ministry;

/// <summary>The scores of decision 766: what they are, and why.</summary>
internal static class MinistryEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        // The ranking is public, and so is the calculator: anyone may check the rules with it.
        var open = Group(routes).AllowAnonymous();
        RankingEndpoint.Map(open);
        EventsEndpoint.Map(open);
        RuleEndpoints.Map(open);
        CalculateScoreEndpoint.Map(open);

        // Agencies see their own units, the ministry all.
        var units = Group(routes).RequireAuthorization(Policies.Statistics);
        ScorecardEndpoint.Map(units);
        IndexEndpoints.Map(units);
        WhatIfEndpoint.Map(units);
        HistoryEndpoints.Map(units);
        TargetEndpoints.MapReading(units);
        TargetEndpoints.MapSetting(units);
    }

    private static RouteGroupBuilder Group(IEndpointRouteBuilder routes) =>
        routes.MapGroup("/api/v1/ministry")
            .WithTags("Ministry")
            .AddEndpointFilter<ValidationFilter>()
            .AddEndpointFilter<NotReadyFilter>()
            .WithStandardProblems();
}
