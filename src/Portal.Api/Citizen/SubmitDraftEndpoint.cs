using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Portal.Api.Commands;
using Portal.Grains.Dossiers.Submitting;

namespace Portal.Api.Citizen;

/// <summary>Submits a draft.</summary>
internal static class SubmitDraftEndpoint
{
    public static void Map(RouteGroupBuilder group) =>
        group.MapPost("/dossiers/{id}/submission", Handle)
            .ChangesDossier("submitDraft", "Submit a draft as it stands");

    private static Task<IResult> Handle(string id, CommandRequest<NoBody> request, DossierDesk desk) =>
        desk.Execute(id, request, new SubmitDraft());
}
