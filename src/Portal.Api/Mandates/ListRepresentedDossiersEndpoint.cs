using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Portal.Api.Authentication;
using Portal.Api.Commands;
using Portal.Api.Problems;
using Portal.Grains.Dossiers;
using Portal.Grains.Mandates;

namespace Portal.Api.Mandates;

/// <summary>What a helper filed for others, as long as a mandate is open for it.</summary>
internal static class ListRepresentedDossiersEndpoint
{
    public static void Map(RouteGroupBuilder group) =>
        group.MapGet("/dossiers", Handle)
            .Reads<ListPage<DossierLine>>(
                "listRepresentedDossiers", "Dossiers and drafts filed under mandates that are open, newest first");

    private static async Task<IResult> Handle(
        [AsParameters] ListQuery query,
        HttpContext context,
        IMandateLists mandates,
        CancellationToken cancellationToken)
    {
        if (CallerReader.Read(context.User) is not { } caller)
            return PortalProblem.Of("request.forbidden");
        var (page, problem) = query.Read();
        return problem is not null
            ? problem
            : TypedResults.Ok(ListPage<DossierLine>.Of(
                await mandates.DossiersOfHelperAsync(caller, page!, cancellationToken)));
    }
}
