using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Portal.Api.Commands;

namespace Portal.Api.Ministry;

/// <summary>The scores of decision 766: what they are, and why.</summary>
internal static class MinistryEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        // The calculator is for everybody on purpose: anyone may check the rules with it.
        var open = Group(routes).AllowAnonymous();
        CalculateScoreEndpoint.Map(open);
    }

    private static RouteGroupBuilder Group(IEndpointRouteBuilder routes) =>
        routes.MapGroup("/api/v1/ministry")
            .WithTags("Ministry")
            .AddEndpointFilter<ValidationFilter>()
            .WithStandardProblems();
}
