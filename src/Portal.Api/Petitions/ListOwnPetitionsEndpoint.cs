using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Portal.Api.Commands;
using Portal.Api.Lists;
using Portal.Grains.Petitions;

namespace Portal.Api.Petitions;

/// <summary>One's own petitions.</summary>
internal static class ListOwnPetitionsEndpoint
{
    public static void Map(RouteGroupBuilder group) =>
        group.MapGet("/petitions", Handle)
            .Reads<ListPage<PetitionLine>>("listOwnPetitions", "One's own petitions, newest first");

    private static Task<IResult> Handle(
        [AsParameters] ListQuery query,
        HttpContext context,
        IPetitionLists petitions,
        CancellationToken cancellationToken) =>
        OwnList.AnswerAsync(context, query, (caller, page) => petitions.OfSenderAsync(caller.Subject, page, cancellationToken));
}
