using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Portal.Api.Commands;
using Portal.Grains.Dossiers;
using Portal.Grains.Dossiers.Finishing;

namespace Portal.Api.Agency;

/// <summary>Hands the result over.</summary>
internal static class ReturnResultEndpoint
{
    /// <param name="Method">How it is handed over.</param>
    internal sealed record Request(ReturnMethod Method);

    public static void Map(RouteGroupBuilder group) =>
        group.MapPost("/dossiers/{id}/result-return", Handle)
            .ChangesDossier("returnResult", "Hand the result over");

    private static Task<IResult> Handle(string id, CommandRequest<Request> request, DossierDesk desk) =>
        desk.Execute(id, request, new ReturnResult(request.Body.Method));
}
