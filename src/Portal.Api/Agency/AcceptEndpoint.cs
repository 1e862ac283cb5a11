using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Portal.Api.Commands;
using Portal.Grains.Dossiers.Receiving;

namespace Portal.Api.Agency;

/// <summary>Accepts a dossier: receipt and due date.</summary>
internal static class AcceptEndpoint
{
    public static void Map(RouteGroupBuilder group) =>
        group.MapPost("/dossiers/{id}/acceptance", Handle)
            .ChangesDossier("acceptDossier", "Accept a dossier; the clock starts");

    private static Task<IResult> Handle(string id, CommandRequest<NoBody> request, DossierDesk desk) =>
        desk.Execute(id, request, new AcceptDossier());
}
