using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Portal.Api.Commands;
using Portal.Api.Lists;
using Portal.Grains.Dossiers;

namespace Portal.Api.Citizen;

/// <summary>One's own dossiers and drafts.</summary>
internal static class ListOwnDossiersEndpoint
{
    public static void Map(RouteGroupBuilder group) =>
        group.MapGet("/dossiers", Handle)
            .Reads<ListPage<DossierLine>>("listOwnDossiers", "One's own dossiers and drafts, newest first");

    private static Task<IResult> Handle(
        [AsParameters] ListQuery query,
        HttpContext context,
        IDossierLists dossiers,
        CancellationToken cancellationToken) =>
        OwnList.AnswerAsync(context, query, (caller, page) => dossiers.OfApplicantAsync(caller.Subject, page, cancellationToken));
}
