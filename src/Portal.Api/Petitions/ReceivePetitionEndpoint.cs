using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Portal.Api.Commands;
using Portal.Grains.Petitions.Receiving;

namespace Portal.Api.Petitions;

/// <summary>The agency takes a petition.</summary>
internal static class ReceivePetitionEndpoint
{
    public static void Map(RouteGroupBuilder group) =>
        group.MapPost("/petitions/{id}/receipt", Handle)
            .ChangesPetition("receivePetition", "Take a petition");

    private static Task<IResult> Handle(string id, CommandRequest<NoBody> request, PetitionDesk desk) =>
        desk.Execute(id, request, new ReceivePetition());
}
