using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Portal.Api.Authentication;
using Portal.Api.Commands;
using Portal.Api.Problems;
using Portal.Grains.Dossiers;

namespace Portal.Api.Citizen;

/// <summary>One's own dossiers and drafts.</summary>
internal static class ListOwnDossiersEndpoint
{
    public static void Map(RouteGroupBuilder group) =>
        group.MapGet("/dossiers", Handle)
            .Reads<ListPage<DossierLine>>("listOwnDossiers", "One's own dossiers and drafts, newest first");

    private static async Task<IResult> Handle(
        [AsParameters] ListQuery query,
        HttpContext context,
        IDossierLists dossiers,
        CancellationToken cancellationToken)
    {
        if (CallerReader.Read(context.User) is not { } caller)
            return PortalProblem.Of("request.forbidden");
        var (page, problem) = query.Read();
        return problem is not null
            ? problem
            : TypedResults.Ok(ListPage<DossierLine>.Of(
                await dossiers.OfApplicantAsync(caller.Subject, page!, cancellationToken)));
    }
}
