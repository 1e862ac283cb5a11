using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Portal.Api.Commands;
using Portal.Grains.Petitions.Answering;

namespace Portal.Api.Petitions;

/// <summary>Publishes the answer.</summary>
internal static class PublishAnswerEndpoint
{
    public static void Map(RouteGroupBuilder group) =>
        group.MapPost("/petitions/{id}/publication", Handle)
            .ChangesPetition("publishAnswer", "Publish the answer to a petition");

    private static Task<IResult> Handle(string id, CommandRequest<NoBody> request, PetitionDesk desk) =>
        desk.Execute(id, request, new PublishAnswer());
}
