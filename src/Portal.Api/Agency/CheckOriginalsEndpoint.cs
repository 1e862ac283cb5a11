using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Portal.Api.Commands;
using Portal.Grains.Dossiers.Processing;

namespace Portal.Api.Agency;

/// <summary>Records that originals were seen.</summary>
internal static class CheckOriginalsEndpoint
{
    public static void Map(RouteGroupBuilder group) =>
        group.MapPost("/dossiers/{id}/originals-check", Handle)
            .ChangesDossier("checkOriginals", "Record that the applicant showed the originals");

    private static Task<IResult> Handle(string id, CommandRequest<NoBody> request, DossierDesk desk) =>
        desk.Execute(id, request, new CheckOriginals());
}
