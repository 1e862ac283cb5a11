using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Portal.Api.Commands;
using Portal.Grains.Dossiers.Drafting;

namespace Portal.Api.Citizen;

/// <summary>Throws a draft away.</summary>
internal static class DiscardDraftEndpoint
{
    public static void Map(RouteGroupBuilder group) =>
        group.MapDelete("/dossiers/{id}", Handle)
            .ChangesDossier("discardDraft", "Throw a draft away");

    private static Task<IResult> Handle(string id, CommandRequest<NoBody> request, DossierDesk desk) =>
        desk.Execute(id, request, new DiscardDraft());
}
