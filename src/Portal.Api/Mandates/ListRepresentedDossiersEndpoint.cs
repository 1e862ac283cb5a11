using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Portal.Api.Commands;
using Portal.Api.Lists;
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

    private static Task<IResult> Handle(
        [AsParameters] ListQuery query,
        HttpContext context,
        IMandateLists mandates,
        CancellationToken cancellationToken) =>
        OwnList.AnswerAsync(context, query, (caller, page) => mandates.DossiersOfHelperAsync(caller, page, cancellationToken));
}
