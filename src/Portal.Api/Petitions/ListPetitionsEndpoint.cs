using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Portal.Api.Commands;
using Portal.Api.Lists;
using Portal.Api.Problems;
using Portal.Api.Requests;
using Portal.Grains.Petitions;

namespace Portal.Api.Petitions;

/// <summary>The petitions of an agency.</summary>
internal static class ListPetitionsEndpoint
{
    /// <param name="Agency">An agency below one's own; one's own unless said otherwise.</param>
    /// <param name="Status">Only this status; all that are open unless said otherwise.</param>
    /// <param name="Class">Only this class.</param>
    /// <param name="DueBefore">Only those whose next step is due before this moment.</param>
    internal sealed record Query(string? Agency, string? Status, string? Class, DateTimeOffset? DueBefore);

    public static void Map(RouteGroupBuilder group) =>
        group.MapGet("/petitions", Handle)
            .Reads<ListPage<PetitionLine>>("listPetitions", "Open petitions of the agency, or those of a status, the most urgent first");

    private static async Task<IResult> Handle(
        [AsParameters] Query query,
        [AsParameters] ListQuery list,
        HttpContext context,
        IPetitionLists petitions,
        CancellationToken cancellationToken)
    {
        if (!EnumNames.TryParse<PetitionStatus>(query.Status, out var status))
            return PortalProblem.Of("request.invalid_parameter", "status", EnumNames.Of<PetitionStatus>());
        if (!EnumNames.TryParse<PetitionClass>(query.Class, out var @class))
            return PortalProblem.Of("request.invalid_parameter", "class", EnumNames.Of<PetitionClass>());

        return await ListWithinReach.AnswerAsync(context, query.Agency, list, (caller, agency, page) => petitions.OfAgencyAsync(
            new PetitionFilter(agency, caller.Role, status, @class, query.DueBefore), page, cancellationToken));
    }
}
