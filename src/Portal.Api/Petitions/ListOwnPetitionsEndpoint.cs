using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Portal.Api.Commands;
using Portal.Api.Authentication;
using Portal.Api.Problems;
using Portal.Grains.Petitions;

namespace Portal.Api.Petitions;

/// <summary>One's own petitions.</summary>
internal static class ListOwnPetitionsEndpoint
{
    public static void Map(RouteGroupBuilder group) =>
        group.MapGet("/petitions", Handle)
            .Reads<ListPage<PetitionLine>>("listOwnPetitions", "One's own petitions, newest first");

    private static async Task<IResult> Handle(
        [AsParameters] ListQuery query,
        HttpContext context,
        IPetitionLists petitions,
        CancellationToken cancellationToken)
    {
        if (CallerReader.Read(context.User) is not { } caller)
            return PortalProblem.Of("request.forbidden");
        var (page, problem) = query.Read();
        return problem is not null
            ? problem
            : TypedResults.Ok(ListPage<PetitionLine>.Of(
                await petitions.OfSenderAsync(caller.Subject, page!, cancellationToken)));
    }
}
